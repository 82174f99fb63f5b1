/// What libyaml finds wrong with a file, in French.
enum YAMLProblem {
  /// Returns the problem in French; a rare one stays as libyaml says it.
  static func french(_ problem: String) -> String { table[problem] ?? problem }

  /// The errors people make, as libyaml's `scanner.c` and `parser.c` name them.
  private static let table: [String: String] = [
    "mapping values are not allowed in this context":
      "un deux-points est de trop ici, ou la ligne est mal alignée",
    "did not find expected key": "cette ligne n'est pas alignée avec les clés au-dessus d'elle",
    "did not find expected '-' indicator":
      "cette ligne n'est pas alignée avec les tirets au-dessus d'elle",
    "did not find expected node content": "une valeur manque ici",
    "did not find expected ',' or ']'": "il manque une virgule, ou le crochet qui ferme la liste",
    "did not find expected ',' or '}'": "il manque une virgule, ou l'accolade qui ferme",
    "did not find expected <document start>": "du texte suit la fin du document",
    "could not find expected ':'": "il manque un deux-points derrière une clé",
    "found character that cannot start any token":
      "ce caractère ne peut rien commencer ici ; une tabulation ne sert pas à aligner",
    "found a tab character that violates indentation":
      "une tabulation sert à aligner ; mettez des espaces",
    "found unexpected end of stream": "des guillemets ne sont pas fermés",
    "found unexpected document indicator":
      "« --- » ou « ... » est au milieu d'un texte entre guillemets",
    "found unknown escape character":
      "une barre oblique inverse n'a pas de sens ici ; écrivez le motif entre apostrophes",
    "block sequence entries are not allowed in this context": "un tiret est de trop ici",
    "block mapping keys are not allowed in this context": "une clé est de trop ici",
    "found undefined tag handle":
      "un « ! » commence une étiquette inconnue ; mettez le texte entre apostrophes",
    "found undefined alias":
      "un « * » nomme une ancre qui n'existe pas ; mettez le texte entre apostrophes",
    "did not find expected alphabetic or numeric character":
      "un « * » ou un « & » commence ce texte ; mettez-le entre apostrophes",
    "found unknown directive name": "un « % » est de trop ici ; mettez le texte entre apostrophes",
    "but found another document": "un second document commence ici ; un fichier n'en a qu'un",
    "control characters are not allowed": "un caractère de contrôle n'est pas permis",
  ]
}

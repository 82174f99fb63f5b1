extension PatternError {
  /// What is wrong with a pattern in French, for authors; PCRE2's own sentence where it is a rare one.
  public var sentence: String { Self.french[message] ?? message }

  /// The errors people make, as `pcre2_get_error_message` names them (PCRE2 10.42, `pcre2_error.c`).
  private static let french: [String: String] = [
    "\\ at end of pattern": "une barre oblique inverse à la fin ne protège rien",
    "unrecognized character follows \\":
      "une barre oblique inverse devant une lettre qui n'a pas de sens particulier",
    "numbers out of order in {} quantifier": "dans {…}, le plus petit nombre vient d'abord",
    "number too big in {} quantifier": "dans {…}, un nombre est trop grand",
    "missing terminating ] for character class": "un crochet n'est pas fermé",
    "range out of order in character class": "dans […], un intervalle est à l'envers",
    "quantifier does not follow a repeatable item":
      "un *, un + ou un ? n'a rien à répéter devant lui",
    "unrecognized character after (? or (?-": "ce qui suit (? n'est pas connu",
    "missing closing parenthesis": "une parenthèse n'est pas fermée",
    "unmatched closing parenthesis": "une parenthèse fermée n'a pas été ouverte",
    "reference to non-existent subpattern": "un renvoi vise un groupe qui n'existe pas",
    "lookbehind assertion is not fixed length":
      "(?<=…) et (?<!…) ne prennent que des mots de longueur fixe",
    "length of lookbehind assertion is not limited":
      "(?<=…) et (?<!…) ne prennent que des mots de longueur limitée",
    "two named subpatterns have the same name (PCRE2_DUPNAMES not set)":
      "deux groupes portent le même nom",
    "syntax error in subpattern name (missing terminator?)":
      "le nom d'un groupe n'est pas fermé par >",
    "subpattern name expected": "un groupe (?<…>) n'a pas de nom",
    "subpattern name must start with a non-digit":
      "le nom d'un groupe ne commence pas par un chiffre",
    "POSIX named classes are supported only within a class":
      "[:…:] ne va qu'à l'intérieur d'un crochet",
    "unknown POSIX class name": "cette classe [:…:] n'existe pas",
    "malformed \\P or \\p sequence": "la propriété après \\p ou \\P est mal écrite",
    "unknown property after \\P or \\p": "la propriété après \\p ou \\P n'existe pas",
    "regular expression is too large": "le motif est trop grand",
    "parentheses are too deeply nested": "trop de parenthèses les unes dans les autres",
  ]
}

import Foundation

/// The sentences of the argument parser in French; the parser itself speaks English only.
enum FrenchUsage {
  /// What the parser says, and what to say instead; `$1` and `$2` stand for what a place holds.
  private static let sentences: [(english: String, french: String)] = [
    // Where only a command may stand, it is one that does not exist.
    (
      "Unexpected argument '(.*)'(?=\nUsage: [a-z ]+ <subcommand>)",
      "la commande « $1 » n'existe pas"
    ),
    ("(?m)^Error: ", "Erreur : "),
    ("(?m)^Help:  ", "Aide :  "),
    ("(?m)^(?:Usage|USAGE): ", "Usage : "),
    ("(?m)^OVERVIEW: ", ""),
    ("(?m)^ARGUMENTS:", "Arguments :"),
    ("(?m)^OPTIONS:", "Options :"),
    ("(?m)^SUBCOMMANDS:", "Commandes :"),
    ("Show help information\\.", "Montrer cette aide."),
    ("<subcommand>", "<commande>"),
    ("(?m)^  See '(.*)' for (?:more information|detailed help)\\.", "  « $1 » en dit plus."),
    ("Missing value for '(.*)'", "il manque une valeur à « $1 »"),
    ("Missing expected argument '(.*)'", "il manque « $1 »"),
    ("Missing one of: (.*)", "il manque l'un de : $1"),
    ("Missing required subcommand\\.", "il manque une commande"),
    ("Unknown option '(.*?)'", "l'option « $1 » n'existe pas"),
    ("(\\d+) unexpected arguments: (.*)", "$1 arguments de trop : $2"),
    ("Unexpected argument '(.*)'", "« $1 » est de trop"),
    ("Unexpected subcommand '(.*)'", "la commande « $1 » n'existe pas"),
    (
      "The value '([^']*)' is invalid for '(.*?)'\\. Please provide one of (.*)\\.",
      "« $1 » n'est pas une valeur de « $2 » ; donnez $3"
    ),
    ("The value '([^']*)' is invalid for '(.*?)'", "« $1 » n'est pas une valeur de « $2 »"),
    (
      "The option '(.*)' does not take any value, but '(.*)' was specified\\.",
      "« $1 » ne prend pas de valeur, et « $2 » en est une"
    ),
    ("\\. Did you mean '(.*)'\\?", " ; vouliez-vous dire « $1 » ?"),
    ("' or '", "' ou '"),
    ("\\(default: ", "(par défaut : "),
    ("\\(values: ", "(valeurs : "),
    ("; default:", " ; par défaut :"),
  ]

  /// Returns a message of the parser in French; a sentence that is not known stays as it is.
  static func translated(_ message: String) -> String {
    sentences.reduce(message) { text, sentence in
      text.replacingOccurrences(
        of: sentence.english, with: sentence.french, options: .regularExpression)
    }
  }
}

import Foundation

/// Says « tu » where a message says « vous ».
enum FamiliarForm {
  /// Forms no rule gives, the longest first; spaces stand for themselves.
  private static let phrases: [(formal: String, familiar: String)] = [
    ("s'il vous plaît", "s'il te plaît"), ("s'il vous plait", "s'il te plait"), ("svp", "stp"),
    ("vous pouvez", "tu peux"), ("vous voulez", "tu veux"), ("vous devez", "tu dois"),
    ("vous savez", "tu sais"), ("vous avez", "tu as"), ("vous êtes", "tu es"),
    ("vous faites", "tu fais"), ("vous dites", "tu dis"), ("vous allez", "tu vas"),
    ("pouvez-vous", "peux-tu"), ("voulez-vous", "veux-tu"), ("devez-vous", "dois-tu"),
    ("savez-vous", "sais-tu"), ("avez-vous", "as-tu"), ("êtes-vous", "es-tu"),
    ("faites-vous", "fais-tu"), ("dites-vous", "dis-tu"), ("allez-vous", "vas-tu"),
    ("dites-moi", "dis-moi"), ("mettez-moi", "mets-moi"), ("appelez-moi", "appelle-moi"),
    ("rappelez-moi", "rappelle-moi"), ("à vous", "à toi"), ("a vous", "a toi"),
    ("chez vous", "chez toi"), ("vous m'avez", "tu m'as"),
    ("vous me", "tu me"), ("vous nous", "tu nous"), ("votre", "ton"), ("vos", "tes"),
  ]
  private static let words = phrases.map { formal, familiar in
    (pattern: "\\b" + NSRegularExpression.escapedPattern(for: formal) + "\\b", template: familiar)
  }
  private static let rules: [(pattern: String, template: String)] = [
    (#"\b(\p{L}+)iez-vous\b"#, "$1ais-tu"), (#"\bvous (\p{L}+)iez\b"#, "tu $1ais"),
    (#"\btu (me|nous) (\p{L}+)ez\b"#, "tu $1 $2es"),
    (#"\bton (part|question|réponse|reponse|ville|municipalité|page|demande|liste)\b"#, "ta $1"),
    (#"\b(\p{L}+)ez-vous\b"#, "$1es-tu"), (#"\bvous (\p{L}+)ez\b"#, "tu $1es"),
    (#"\b(\p{L}{3,})ez-(moi|nous|le|la|les|lui)\b"#, "$1e-$2"), (#"\bvous\b"#, "te"),
  ]
  private static let compiled = (words + rules).compactMap { rule in
    (try? NSRegularExpression(pattern: rule.pattern, options: .caseInsensitive))
      .map { ($0, rule.template) }
  }

  /// The text with « tu », or `nil` when it says no « vous ».
  static func of(_ text: String) -> String? {
    guard text.contains("v") || text.contains("V") || text.contains("ez-") else { return nil }
    var result = text.replacingOccurrences(of: "’", with: "'")
    for (expression, template) in compiled {
      result = expression.stringByReplacingMatches(
        in: result, range: NSRange(result.startIndex..., in: result), withTemplate: template)
    }
    return result == text.replacingOccurrences(of: "’", with: "'") ? nil : result
  }
}

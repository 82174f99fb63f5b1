import Foundation
import GuichetMatching

/// A way people write that must not change what a message means.
enum Transformation: CaseIterable, Sendable {
  case withoutAccents
  case inCapitals
  case questionMark
  case greeting
  case thanks
  case familiar
  case lostApostrophe
  case slip

  /// Its name in the report.
  var name: String {
    switch self {
    case .withoutAccents: "sans accents"
    case .inCapitals: "en capitales"
    case .questionMark: "avec ou sans « ? »"
    case .greeting: "« bonjour, » devant"
    case .thanks: "« merci beaucoup » derrière"
    case .familiar: "« tu » pour « vous »"
    case .lostApostrophe: "une apostrophe perdue"
    case .slip: "une faute de frappe"
    }
  }

  /// The share of examples, in percent, that must still be read the same.
  var target: Double {
    switch self {
    case .withoutAccents, .inCapitals, .questionMark: 100
    case .greeting, .thanks: 99.5
    case .familiar, .lostApostrophe: 99
    case .slip: 93
    }
  }

  /// Control phrases that the transformation itself adds.
  var addedIntents: Set<String> {
    switch self {
    case .greeting: ["control.greet"]
    case .thanks: ["control.thanks"]
    default: []
    }
  }

  /// The example written this way, or `nil` where that makes no difference or another sense.
  ///
  /// - Parameters:
  ///   - text: The example.
  ///   - isQuestion: Whether it asks something, so that a question mark does not change it.
  /// - Returns: A text that differs from the example, the same one every time.
  func applied(to text: String, isQuestion: Bool) -> String? {
    var generator = SeededGenerator(seed: text + name)
    let result: String? =
      switch self {
      case .withoutAccents: text.folding(options: .diacriticInsensitive, locale: nil)
      case .inCapitals: text.uppercased()
      case .questionMark:
        isQuestion && Self.saysItAsks(text) ? Self.togglingQuestionMark(text) : nil
      case .greeting: "bonjour, " + text
      case .thanks: text + (text.last?.isPunctuation == true ? " " : ", ") + "merci beaucoup"
      case .familiar: FamiliarForm.of(text)
      case .lostApostrophe: Self.losingApostrophe(text, &generator)
      case .slip: KeyboardSlip.applied(to: text, &generator)
      }
    return result == text ? nil : result
  }

  /// Whether a text is a question without its mark: it has a word that asks, or an inversion.
  private static func saysItAsks(_ text: String) -> Bool {
    let words = Tokenizer.tokens(of: text).map(\.text)
    return words.contains(where: interrogatives.contains)
      || text.range(of: "-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles)\\b", options: inversion)
        != nil
  }

  private static let inversion: String.CompareOptions = [.regularExpression, .caseInsensitive]
  private static let interrogatives: Set<String> = [
    "quoi", "quel", "quelle", "quels", "quelles", "comment", "pourquoi", "combien", "koi", "kel",
    "lequel", "laquelle",
  ]

  private static func togglingQuestionMark(_ text: String) -> String {
    guard text.hasSuffix("?") else { return text + " ?" }
    return String(text.dropLast()).trimmingCharacters(in: .whitespaces)
  }

  private static func losingApostrophe(
    _ text: String, _ generator: inout SeededGenerator
  ) -> String? {
    var scalars = Array(text.unicodeScalars)
    let places = scalars.indices.filter { Folding.fold(scalars[$0]) == .apostrophe }
    guard let place = places.randomElement(using: &generator) else { return nil }
    scalars.remove(at: place)
    return String(String.UnicodeScalarView(scalars))
  }
}

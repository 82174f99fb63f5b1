import GuichetCore
import GuichetMatching

/// Recognises a choice that was typed: by number, ordinal, label or value.
enum ChoiceResolver {
  enum Result: Equatable {
    case choice(Choice)
    /// A number that no choice has.
    case outOfRange
    case none
  }

  private static let ordinals: [String: Int] = [
    "un": 1, "une": 1, "premier": 1, "premiere": 1, "1er": 1, "1ere": 1, "deux": 2, "deuxieme": 2,
    "second": 2, "seconde": 2, "2e": 2, "2eme": 2, "trois": 3, "troisieme": 3, "3e": 3, "3eme": 3,
    "quatre": 4, "quatrieme": 4, "4e": 4, "4eme": 4, "cinq": 5, "cinquieme": 5,
  ]
  private static let around: Set<String> = [
    "le", "la", "l", "les", "numero", "no", "option", "choix", "reponse", "je", "choisis", "prends",
    "dirais", "ca", "serait", "c", "est", "svp", "merci", "s", "il", "vous", "te", "plait", "moi",
    "pour", "ce",
  ]

  static func resolve(_ words: [String], among choices: [Choice]) -> Result {
    let words = words.filter { !$0.hasPrefix("@") }
    guard !choices.isEmpty, !words.isEmpty, words.count <= 12 else { return .none }
    let text = words.joined(separator: " ")
    if let choice = choices.first(where: { FoldedText.of($0.label) == text || FoldedText.of($0.value) == text }) {
      return .choice(choice)
    }
    let telling = words.filter { !around.contains($0) }
    guard telling.count == 1, let word = telling.first else { return .none }
    let spelledOut = ordinals[word].flatMap { words.count == 1 && ["un", "une"].contains(word) ? nil : $0 }
    guard let number = Int(word) ?? spelledOut else { return .none }
    if choices.indices.contains(number - 1) { return .choice(choices[number - 1]) }
    return number >= 0 && number < 100 ? .outOfRange : .none
  }
}

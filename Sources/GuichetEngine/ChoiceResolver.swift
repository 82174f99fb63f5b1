import GuichetCore
import GuichetMatching

/// Recognises a choice that was typed: by number, ordinal, label or value.
enum ChoiceResolver {
  enum Result: Equatable {
    case choice(Choice)
    /// All of them, where each stands for a topic.
    case all([Choice])
    /// A number that no choice has.
    case outOfRange
    case none
  }

  private static let ordinals: [String: Int] = [
    "un": 1, "une": 1, "premier": 1, "premiere": 1, "1er": 1, "1ere": 1, "deux": 2, "deuxieme": 2,
    "second": 2, "seconde": 2, "2e": 2, "2eme": 2, "trois": 3, "troisieme": 3, "3e": 3, "3eme": 3,
    "quatre": 4, "quatrieme": 4, "4e": 4, "4eme": 4, "cinq": 5, "cinquieme": 5,
  ]
  private static let last: Set<String> = ["dernier", "derniere"]
  private static let around: Set<String> = [
    "le", "la", "l", "les", "numero", "no", "option", "choix", "reponse", "je", "choisis", "prends",
    "dirais", "ca", "serait", "c", "est", "svp", "merci", "s", "il", "vous", "te", "plait", "moi",
    "pour", "ce", "plutot", "de", "liste", "options", "reponses", "cas", "celui", "celle",
    "bouton",
  ]

  /// What « les » makes all of.
  private static let several: Set<String> = ["deux", "trois", "2", "3"]
  /// Words of labels that tell little, and words that deny.
  private static let little: Set<String> = [
    "oui", "non", "je", "j", "ai", "c", "est", "il", "elle", "on", "nous", "vous", "un", "une",
    "le", "la", "les", "l", "de", "d", "du", "des", "en", "y", "a", "ou", "et", "mon", "ma", "mes",
    "son", "sa", "ses", "qui", "que", "ca", "avons", "suis", "chez", "maintenant", "toujours",
    "fait",
  ]
  private static let denials: Set<String> = ["ne", "n", "pas", "plus", "non", "aucun", "jamais"]
  /// A paraphrase is no longer than the label and so many words.
  private static let longestDetour = 3

  /// The choice whose label a message says in other words.
  ///
  /// All telling words of that label, and of no other, are there, and as much is denied. For messages
  /// in which nothing else was understood.
  static func paraphrased(_ words: [String], among choices: [Choice]) -> Choice? {
    let said = Set(words.filter { !$0.hasPrefix("@") })
    let fitting = choices.filter { choice in
      let label = FoldedText.of(choice.label).split(separator: " ").map(String.init)
      let telling = Set(label).subtracting(little).subtracting(denials)
      let isEnough = telling.count > 1 || telling.contains { $0.count > 6 }
      return isEnough && telling.isSubset(of: said)
        && said.count <= label.count + longestDetour
        && Set(label).isDisjoint(with: denials) == said.isDisjoint(with: denials)
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// Numbers that are articles too.
  private static let articles: Set<String> = ["un", "une"]
  private static let announcing: Set<String> = [
    "le", "la", "l", "numero", "no", "option", "choix", "reponse",
  ]

  /// Resolves what was typed.
  ///
  /// - Parameters:
  ///   - words: The folded words, as they were read.
  ///   - typed: The message as typed: a spelling that is read as other words is in labels too.
  ///   - choices: The choices offered, in order.
  /// - Returns: The choice, or whether a number was meant at all.
  static func resolve(
    _ words: [String], typed: String = "", among choices: [Choice]
  ) -> Result {
    let words = words.filter { !$0.hasPrefix("@") }
    guard !choices.isEmpty, !words.isEmpty, words.count <= 30 else { return .none }
    let texts = [words.joined(separator: " "), FoldedText.of(typed)]
    for name in [\Choice.label, \Choice.value] {
      if let choice = choices.first(where: { texts.contains(FoldedText.of($0[keyPath: name])) }) {
        return .choice(choice)
      }
    }
    guard words.count <= 12 else { return .none }
    if words.first == "les" || words.prefix(2) == ["tous", "les"], words.count <= 4,
      words.contains(where: { several.contains($0) })
    {
      // « Les deux » is no number of a choice.
      let topics = choices.filter { $0.topic != nil }
      return topics.count > 1 ? .all(topics) : .none
    }
    let telling = words.filter { !around.contains($0) }
    guard telling.count == 1, let word = telling.first else { return .none }
    if articles.contains(word), !namesAChoice(word, in: words) { return .none }
    if last.contains(word), let choice = choices.last { return .choice(choice) }
    guard let number = Int(word) ?? ordinals[word] else { return .none }
    if choices.indices.contains(number - 1) { return .choice(choices[number - 1]) }
    return number >= 0 && number < 100 ? .outOfRange : .none
  }

  /// Whether « un » is a number: alone, or announced (« le un », « option un ») but not « c'est un ».
  private static func namesAChoice(_ word: String, in words: [String]) -> Bool {
    guard words.count > 1 else { return true }
    return zip(words, words.dropFirst()).contains { $1 == word && announcing.contains($0) }
  }
}

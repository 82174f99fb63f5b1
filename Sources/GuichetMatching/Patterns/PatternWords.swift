/// The words a bot's patterns and notions spell out, with how many patterns ask for each.
///
/// A word that is never asked for, because only exclusions or intents without an answer of their own
/// know it, is a known word but nothing that a misspelt word should become.
public struct PatternWords: Sendable {
  /// Every whole word, folded, with how many patterns ask for it.
  public private(set) var words: [String: Int]
  /// Every beginning of a word, such as `inscri` in `inscri\w*`, with how many patterns ask for it.
  public private(set) var stems: [String: Int]

  /// Creates words that no pattern asks for yet.
  public init(words: Set<String> = [], stems: Set<String> = []) {
    self.words = Dictionary(uniqueKeysWithValues: words.map { ($0, 0) })
    self.stems = Dictionary(uniqueKeysWithValues: stems.map { ($0, 0) })
  }

  init(words: [String: Int], stems: [String: Int]) {
    self.words = words
    self.stems = stems
  }

  /// Whether a whole word is spelled out.
  public func contains(_ word: String) -> Bool { words[word] != nil }

  /// Adds words that some patterns ask for.
  mutating func use(_ words: Set<String>, stems: Set<String> = [], times: Int) {
    for word in words { self.words[word, default: 0] += times }
    for stem in stems { self.stems[stem, default: 0] += times }
  }
}

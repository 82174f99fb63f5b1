/// The words a bot's patterns and notions spell out, with how many patterns ask for each.
///
/// A word that is never asked for, because only exclusions or intents without an answer of their own
/// know it, is a known word but nothing that a misspelt word should become.
public struct PatternWords: Sendable {
  /// Every whole word, folded.
  public private(set) var words: Set<String>
  /// Every beginning of a word, such as `inscri` in `inscri\w*`.
  public private(set) var stems: Set<String>
  /// How many patterns ask for a word; words none asks for are left out.
  public private(set) var uses: [String: Int] = [:]
  /// How many patterns ask for a beginning of words; those none asks for are left out.
  public private(set) var stemUses: [String: Int] = [:]

  /// Creates words that no pattern asks for yet.
  public init(words: Set<String> = [], stems: Set<String> = []) {
    self.words = words
    self.stems = stems
  }

  /// Adds words, without asking for them.
  mutating func add(_ words: Set<String>, stems: Set<String>) {
    self.words.formUnion(words)
    self.stems.formUnion(stems)
  }

  /// Adds words that some patterns ask for.
  mutating func use(_ words: Set<String>, stems: Set<String> = [], times: Int) {
    add(words, stems: stems)
    for word in words { uses[word, default: 0] += times }
    for stem in stems { stemUses[stem, default: 0] += times }
  }
}

/// The whole words and beginnings of words that a pattern spells out, as often as it does.
struct SpelledWords: Sendable {
  /// Whole words, folded.
  var words: [String] = []
  /// Beginnings of words, such as `inscri` in `inscri\w*`.
  var stems: [String] = []

  /// Takes those of another pattern as well.
  mutating func add(_ other: SpelledWords) {
    words += other.words
    stems += other.stems
  }
}

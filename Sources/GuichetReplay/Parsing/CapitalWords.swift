/// The words in capitals of a bot's texts, which a transcript may begin a line with.
public enum CapitalWords: Sendable {
  /// Returns the words of two letters or more written in capitals: `PERFORM`, `PGAMR`, `OK`.
  ///
  /// Give it every text the bot can say, and its result to ``TranscriptParser`` and
  /// ``TranscriptWriter``.
  public static func found(in texts: some Sequence<String>) -> Set<String> {
    var words: Set<String> = []
    for text in texts {
      let parts = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      for part in parts where LineClassifier.isCapitals(part) { words.insert(String(part)) }
    }
    return words
  }
}

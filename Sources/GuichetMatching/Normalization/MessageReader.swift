package import GuichetCore

/// A message as the bot reads it: folded, spelled out, corrected and cut into clauses.
package struct ReadMessage: Sendable {
  /// The message, as handed over.
  package let original: String
  /// The words.
  package let tokens: [Token]
  /// What was read as another word.
  package let corrections: [Correction]
  /// The sentences.
  package let sentences: [Segmentation.Sentence]

  /// The folded words with one space between.
  package var normalized: String { tokens.map(\.text).joined(separator: " ") }
}

/// Turns messages into words and clauses; everything but the engine's own folding is the bot's data.
public struct MessageReader: Sendable {
  private let spellings: Spellings
  private let segmentation: Segmentation
  private let speller: Speller?

  /// Creates a reader.
  public init(spellings: Spellings, segmentation: Segmentation, speller: Speller?) {
    self.spellings = spellings
    self.segmentation = segmentation
    self.speller = speller
  }

  /// Reads a message, in time linear in its length, apart from words that need correcting.
  package func read(_ message: String) -> ReadMessage {
    var tokens = Tokenizer.tokens(of: message)
    var corrections: [Correction] = []
    // Halves of one word come together before the table reads one as a word (« ac cès », « pa rti »).
    if let speller { (tokens, corrections) = speller.joined(tokens) }
    tokens = spellings.applied(to: tokens)
    if let speller {
      let corrected = speller.corrected(tokens, of: message)
      // A correction may bring out a spelling of the table (« jtrouve » → « j trouve »).
      tokens = corrected.corrections.isEmpty ? tokens : spellings.applied(to: corrected.tokens)
      corrections += corrected.corrections
    }
    return ReadMessage(
      original: message, tokens: tokens, corrections: corrections,
      sentences: segmentation.sentences(of: tokens))
  }
}

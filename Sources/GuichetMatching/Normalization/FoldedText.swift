/// Texts folded the way messages are, for comparing them with what people type.
package enum FoldedText {
  /// The folded words of a text with one space between.
  package static func of(_ text: String) -> String {
    Tokenizer.tokens(of: text).map(\.text).joined(separator: " ")
  }
}

/// A text without case, spaces and punctuation, so that a number is the same however it is spaced.
enum SqueezedText {
  /// The letters in lower case, and the digits.
  static func of(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

/// Tells the words typed in capitals in a message that is not typed in capitals altogether.
struct Acronyms: Sendable {
  private let scalars: [Unicode.Scalar]
  private let hasSmallLetters: Bool

  /// Looks at a message.
  init(_ message: String) {
    scalars = Array(message.unicodeScalars)
    hasSmallLetters = scalars.contains { $0.properties.isLowercase }
  }

  /// Whether a word of the message is typed in capitals, among others that are not.
  func contains(_ token: Token) -> Bool {
    guard hasSmallLetters, token.source.upperBound <= scalars.count else { return false }
    return !scalars[token.source].contains { $0.properties.isLowercase }
  }
}

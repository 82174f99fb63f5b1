import Crypto
import FoundationEssentials
import GuichetStore

/// The secret a client shows to read or write its conversation.
struct BearerToken: Equatable, Sendable {
  /// The token as the client holds it.
  var text: String

  /// Wraps a token's text.
  init(text: String) {
    self.text = text
  }

  /// Reads the token of an `Authorization` header (RFC 6750); `nil` for any other scheme.
  init?(authorization field: String?) {
    guard let field else { return nil }
    let parts = field.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard parts.count == 2, let scheme = parts.first, let token = parts.last,
      scheme.lowercased() == "bearer", !token.isEmpty
    else { return nil }
    text = String(token)
  }

  /// What is kept of it.
  var digest: TokenDigest? {
    TokenDigest(bytes: Array(SHA256.hash(data: Data(text.utf8))))
  }
}

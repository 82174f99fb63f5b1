import HTTPTypes
import HummingbirdCore

/// What front ends of the operator's show on the channels that have no token of their own.
///
/// Only its digest is held, and digests are compared in a time that says nothing.
struct APIKey: Sendable {
  private let expected: BearerToken?

  /// Creates a check; without a key everyone is let through.
  init(_ key: String?) {
    expected = key.map { BearerToken(text: $0) }
  }

  /// Checks a request.
  ///
  /// - Throws: ``Problem`` 401 when it shows no key, or another.
  func check(_ request: Request) throws {
    guard let expected else { return }
    guard let shown = BearerToken(authorization: request.headers[.authorization]),
      let digest = shown.digest, digest == expected.digest
    else { throw Problem.keyRequired }
  }
}

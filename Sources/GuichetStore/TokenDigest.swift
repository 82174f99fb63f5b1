/// The SHA-256 digest of a conversation's token: all that is kept of it.
///
/// Equality takes the same time wherever two digests differ.
public struct TokenDigest: Sendable {
  /// The number of bytes of a digest.
  public static let byteCount = 32

  /// The digest, ``byteCount`` bytes.
  public let bytes: [UInt8]

  /// Creates a digest; `nil` unless there are ``byteCount`` bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }
}

extension TokenDigest: Equatable {
  /// Compares every byte, whatever the first ones say.
  public static func == (left: TokenDigest, right: TokenDigest) -> Bool {
    var difference: UInt8 = 0
    for (one, other) in zip(left.bytes, right.bytes) {
      difference |= one ^ other
    }
    return difference == 0
  }
}

import GuichetCore
import GuichetEngine

/// A short digest of an input, so that a resend is told from another message under the same id.
enum InputDigest {
  /// FNV-1a, 64 bits, over the kind and the UTF-8 of the text: a resend detector, not a secret.
  ///
  /// - Parameters:
  ///   - input: The input, for its kind.
  ///   - masked: Its text, secrets masked: they could be guessed from a digest of what was typed.
  /// - Returns: The digest in hexadecimal.
  static func of(_ input: Input, masked: String) -> String {
    let kind: UInt8 =
      switch input {
      case .text: 1
      case .choice: 2
      }
    var hash = FNV1a()
    hash.add(kind)
    hash.add(masked.utf8)
    return String(hash.value, radix: 16)
  }
}

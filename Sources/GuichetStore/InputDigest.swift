import GuichetEngine

/// A short digest of an input, so that a store need not keep the unmasked text to recognise a resend.
enum InputDigest {
  /// FNV-1a, 64 bits, over the kind and the UTF-8 of the text: a resend detector, not a secret.
  static func of(_ input: Input) -> String {
    let (kind, text): (UInt8, String) =
      switch input {
      case .text(let text): (1, text)
      case .choice(let value): (2, value)
      }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    hash = (hash ^ UInt64(kind)) &* 0x0100_0000_01b3
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}

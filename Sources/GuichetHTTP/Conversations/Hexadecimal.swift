/// Writes bytes as lowercase hexadecimal digits, two a byte.
enum Hexadecimal {
  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes {
      if byte < 16 { text += "0" }
      text += String(byte, radix: 16)
    }
    return text
  }
}

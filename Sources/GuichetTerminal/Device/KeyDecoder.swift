/// Decodes what a terminal sends, one scalar at a time and never a byte ahead.
///
/// Text pasted between the marks of bracketed paste (`ESC [ 200 ~`, `ESC [ 201 ~`) becomes one line:
/// its line ends and tabs are spaces, and its control characters, which would act as keys, go.
struct KeyDecoder {
  /// What the bytes begin with.
  enum Step: Hashable {
    /// A scalar of so many bytes; U+FFFD for malformed ones.
    case key(Unicode.Scalar, length: Int)
    /// Bytes that are no key.
    case skip(length: Int)
    /// What more bytes decide.
    case more
  }

  private var isPasting = false

  /// Returns what the bytes begin with.
  ///
  /// When `isLate`, no more bytes came in time: then the answer is only `more` for no bytes at all.
  mutating func step(in bytes: ArraySlice<UInt8>, isLate: Bool) -> Step {
    guard let lead = bytes.first else { return .more }
    if lead == 0x1B {
      let mark = Array((isPasting ? "\u{1B}[201~" : "\u{1B}[200~").utf8)
      if bytes.starts(with: mark) {
        isPasting.toggle()
        return .skip(length: mark.count)
      }
      if !isLate && mark.starts(with: bytes) { return .more }
    }
    guard let (scalar, length) = Self.scalar(in: bytes, isLate: isLate) else { return .more }
    // libedit counts on lines without NUL.
    if scalar.value == 0 { return .skip(length: length) }
    guard isPasting, scalar.properties.generalCategory == .control else {
      return .key(scalar, length: length)
    }
    return "\r\n\t".unicodeScalars.contains(scalar)
      ? .key(" ", length: length) : .skip(length: length)
  }

  private static func scalar(
    in bytes: ArraySlice<UInt8>, isLate: Bool
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard let lead = bytes.first else { return nil }
    let length: Int
    switch lead {
    case 0x00...0x7F: return (Unicode.Scalar(lead), 1)
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return ("\u{FFFD}", 1)
    }
    let tail = bytes.dropFirst().prefix(length - 1).prefix { $0 & 0xC0 == 0x80 }
    if tail.count < length - 1, tail.count + 1 == bytes.count, !isLate { return nil }
    let decoded = String(decoding: bytes.prefix(tail.count + 1), as: UTF8.self).unicodeScalars
    let scalar = decoded.count == 1 ? decoded.first : nil
    return (scalar ?? "\u{FFFD}", tail.count + 1)
  }
}

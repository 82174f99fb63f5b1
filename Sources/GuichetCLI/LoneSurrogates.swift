/// Half an emoji, as browsers write it when a message is cut in the middle of one.
///
/// JSON allows the escape of a surrogate without its other half (RFC 8259, section 8.2), Swift's
/// decoder does not; such a half is read as U+FFFD, so that the message is answered all the same.
enum LoneSurrogates {
  /// The same JSON text with lone halves replaced; linear in its length.
  static func replaced(in json: [UInt8]) -> [UInt8] {
    var result = json
    var index = 0
    while index < result.count {
      guard result[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      guard let half = surrogate(in: result, at: index) else {
        index += 2  // the escaped character is not the beginning of another escape
        continue
      }
      if half == .high, surrogate(in: result, at: index + 6) == .low {
        index += 12
        continue
      }
      for (offset, digit) in "FFFD".utf8.enumerated() { result[index + 2 + offset] = digit }
      index += 6
    }
    return result
  }

  private enum Half {
    case high
    case low
  }

  /// Which half `\uXXXX` at an index stands for, `nil` when it stands for neither.
  private static func surrogate(in json: [UInt8], at index: Int) -> Half? {
    guard index + 6 <= json.count, json[index] == UInt8(ascii: "\\"),
      json[index + 1] == UInt8(ascii: "u")
    else { return nil }
    // A sign in front of three digits would be read as well, but is below every half.
    let digits = String(decoding: json[(index + 2)..<(index + 6)], as: UTF8.self)
    guard let value = UInt16(digits, radix: 16) else { return nil }
    switch value {
    case 0xD800..<0xDC00: return .high
    case 0xDC00..<0xE000: return .low
    default: return nil
    }
  }
}

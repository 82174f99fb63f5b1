extension UInt8 {
  /// Whether this is a letter a, e, i, o, u or y.
  var isVowel: Bool {
    switch self {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: false
    }
  }

  /// Whether this is a letter e, i or y, before which *c* and *g* are soft.
  var isSoftener: Bool {
    self == UInt8(ascii: "e") || self == UInt8(ascii: "i") || self == UInt8(ascii: "y")
  }

  /// Whether this is a letter s, t or x, mostly silent at the end of a word.
  var isSilentAtEnd: Bool {
    self == UInt8(ascii: "s") || self == UInt8(ascii: "t") || self == UInt8(ascii: "x")
  }
}

extension [UInt8] {
  /// Says whether some letters stand at an offset; false when they would leave the word.
  func has(_ letters: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + letters.count <= count else { return false }
    return letters.indices.allSatisfy { self[offset + $0] == letters[$0] }
  }
}

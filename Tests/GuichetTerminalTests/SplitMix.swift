/// A small generator whose runs can be repeated (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a text of random scalars, half of them among those a terminal or a reader minds.
  mutating func text(upTo length: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      let value =
        Bool.random(using: &self)
        ? UInt32.random(in: 0...0x10FFFF, using: &self)
        : Self.delicate.randomElement(using: &self)?.randomElement(using: &self) ?? 0
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  private static let delicate: [ClosedRange<UInt32>] = [
    0x00...0xA0, 0x300...0x36F, 0x200B...0x2029, 0x202A...0x202E, 0x2060...0x206F,
    0x2A...0x2A, 0x20...0x20, 0xFE00...0xFE0F, 0xE0000...0xE007F, 0x1F600...0x1F64F,
  ]
}

/// A small generator with a seed, so that a failing case can be had again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func pick<T>(_ choices: [T], or fallback: T) -> T {
    choices.randomElement(using: &self) ?? fallback
  }
}

/// Random texts of the kinds that go wrong: marks, zero-width characters, look-alikes, addresses.
enum RandomText {
  private static let pieces = [
    "accès", "e\u{301}", "L'", "d’", "-", " ", "  ", "\n", "?", "!", "...", "…", "« ", " »", ",",
    "\u{200B}", "\u{AD}", "\u{301}", "ï", "œ", "Æ", "ß", "ŉ", "ﬁ", "½", "①", "Ⅳ", "ｃｏｄｅ",
    "\u{202E}", "\u{2066}", "😀", "👩‍👩‍👧", "🇨", "🇦", "1️⃣", "аcсès", "日本", "한국", "ａ＠ｂ", "\0",
    "nom@domaine.ca", "www.site.ca/p?a=b", "https://a.b.ca/é", "http://", "x.com", "fini.ca", ".",
    "aaaa", "ouiiii", "111", "1er", "2e", "n°", "º", "ʼ", "ʻ", "İ", "ẞ", "Σ", "\u{3164}", "\t",
    "\r\n", "\u{FEFF}", "\u{E000}", "\u{10FFFF}", "\u{FFFD}", "_", "@", "/", ":", "&", "=",
  ]

  /// Up to twenty pieces and scalars of any plane.
  static func next(using generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...20, using: &generator) {
      if Int.random(in: 0..<4, using: &generator) == 0 {
        let value = UInt32.random(in: 0...0x10FFFF, using: &generator)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      } else {
        text += generator.pick(pieces, or: " ")
      }
    }
    return text
  }
}

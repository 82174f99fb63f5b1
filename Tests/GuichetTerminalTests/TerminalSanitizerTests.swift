import GuichetTerminal
import Testing

@Suite struct TerminalSanitizerTests {
  /// What no printed text may hold, as ranges of their own rather than Unicode properties.
  static let forbidden: [ClosedRange<UInt32>] = [
    0x00...0x09, 0x0B...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x61C...0x61C, 0x180E...0x180E,
    0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB,
    0xFFFE...0xFFFF, 0xE0000...0xE007F,
  ]

  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    forbidden.contains { $0.contains(scalar.value) }
  }

  @Test func noScalarATerminalObeysSurvives() {
    for value in Array(0...0x2FFF) + Array(0xD000...0x10FFF) + Array(0xE0000...0xE0FFF) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let safe = TerminalSanitizer.text("a\(scalar)b").unicodeScalars
      #expect(!safe.contains(where: Self.isForbidden), "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: 0..<300)
  func randomTextBecomesSafeAndStaysSo(seed: UInt64) {
    var generator = SplitMix(state: seed)
    let text = generator.text(upTo: 200)
    let safe = TerminalSanitizer.text(text)
    #expect(!safe.unicodeScalars.contains(where: Self.isForbidden))
    #expect(safe.unicodeScalars.elementsEqual(TerminalSanitizer.text(safe).unicodeScalars))
    let line = TerminalSanitizer.line(text)
    #expect(!line.unicodeScalars.contains("\n"))
    #expect(safe.unicodeScalars.count == line.unicodeScalars.count)
  }

  @Test(arguments: [
    ("\u{1B}[31mrouge\u{1B}[0m", "\u{FFFD}[31mrouge\u{FFFD}[0m"),
    ("\u{1B}]52;c;aGVsbG8=\u{07}", "\u{FFFD}]52;c;aGVsbG8=\u{FFFD}"),
    ("\u{9B}2J", "\u{FFFD}2J"),
    ("a\u{08}\u{7F}b", "a\u{FFFD}\u{FFFD}b"),
    ("nul\u{0}", "nul\u{FFFD}"),
    ("un\tdeux", "un deux"),
    ("un\r\ndeux\rtrois\n", "un\ndeux\ntrois\n"),
    ("un\u{2028}deux\u{2029}trois\u{85}", "un deux trois "),
    ("gouv\u{202E}ac.cq\u{2066}.", "gouvac.cq."),
    ("mot\u{200B}\u{2060}\u{FEFF} de passe", "mot de passe"),
    ("cach\u{E0061}\u{3164}é", "caché"),
    ("\u{FFFE}", "\u{FFFD}"),
  ])
  func controlsAreReplacedAndInvisiblesDropped(text: String, safe: String) {
    #expect(TerminalSanitizer.text(text) == safe)
  }

  @Test(arguments: [
    "Où en êtes-vous\u{A0}? «\u{A0}L'accès\u{202F}»", "e\u{301}te\u{301}", "☎\u{FE0F} 👍🏽",
    "漢字 العربية", "portail@mamh.gouv.qc.ca",
  ])
  func ordinaryTextIsLeftAsItIs(text: String) {
    #expect(TerminalSanitizer.text(text).unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test func oneLineHasNoLineFeed() {
    #expect(TerminalSanitizer.line("un\r\ndeux\ntrois") == "un deux trois")
  }
}

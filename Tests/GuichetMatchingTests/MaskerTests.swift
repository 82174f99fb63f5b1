import GuichetCore
import Testing

@testable import GuichetMatching

@Suite struct MaskerTests {
  private static func phrasing(_ text: String) -> Lexicon.Phrasing {
    Lexicon.Phrasing(text: text, location: SourceLocation(file: "m.yml", line: 1, column: 1))
  }

  private let masker: Masker

  init() {
    var findings: [Diagnostic] = []
    masker = Masker(
      [
        Masker.Rule(
          id: "next", after: Self.phrasing("secret est$"),
          pattern: Self.phrasing(#"^(?<secret>\S{4,})$"#), unless: Self.phrasing("^perdu$")),
        Masker.Rule(
          id: "digits", pattern: Self.phrasing(#"(?<secret>(?:\d[ -]?){8}\d)(?!\d)"#),
          hasCheckDigit: true),
        Masker.Rule(
          id: "address", pattern: Self.phrasing(#"(?<secret>\S+@\S+)"#), isQuiet: true),
      ], published: ["aide@exemple.org", "200 000-008"], findings: &findings)
    #expect(findings.isEmpty)
  }

  @Test func whatOneMessageAnnouncesIsHiddenInTheNext() {
    let announced = masker.announcements(in: "mon secret est")
    #expect(announced == ["next"])
    #expect(masker.masked("tournesol", announced: announced).text == Masker.mask)
    #expect(masker.masked("perdu", announced: announced).text == "perdu")
    #expect(masker.masked("tournesol").text == "tournesol")
    #expect(masker.announcements(in: "mon secret est perdu") == [])
  }

  @Test(arguments: [
    ("046 454 286", "[masqué]"), ("046 454 287", "046 454 287"), ("n: 046454286.", "n: [masqué]."),
    ("０４６ ４５４ ２８６", "[masqué]"), ("04\u{200B}6454286", "[masqué]"),
  ])
  func digitsAreHiddenWhenTheyAddUp(text: String, masked: String) {
    #expect(masker.masked(text).text == masked)
  }

  @Test func whatThePublicKnowsIsNotHidden() {
    #expect(CheckDigit.fits("200000008"))
    for text in ["écrivez à Aide@Exemple.org", "le 200-000 008"] {
      #expect(masker.masked(text) == Masker.Masked(text: text))
    }
  }

  @Test func onlyASecretIsWorthAWord() {
    #expect(
      masker.masked("jo@exemple.org")
        == Masker.Masked(text: "[masqué]", isRedacted: true, isSecret: false))
    #expect(masker.masked("jo@exemple.org 046454286").isSecret)
  }

  @Test(arguments: [
    ("0", false), ("00", true), ("18", true), ("19", false), ("4111111111111111", true),
    ("1a8", false),
    ("", false),
  ])
  func checkDigits(text: String, fits: Bool) {
    #expect(CheckDigit.fits(text) == fits)
  }
}

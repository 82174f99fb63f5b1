import Testing

@testable import GuichetTerminal

@Suite struct TextLayoutTests {
  @Test func paragraphsAreWrappedAtSpaces() {
    let text = """
      Votre RSE vous remet un code et un mot
      de passe temporaire.


      Ensuite\u{A0}: le portail.
      """
    #expect(
      TextLayout(width: 24).lines(text) == [
        "Votre RSE vous remet un",
        "code et un mot de passe",
        "temporaire.",
        "",
        "Ensuite\u{A0}: le portail.",
      ])
  }

  @Test func noBreakSpacesKeepWordsTogether() {
    #expect(
      TextLayout(width: 20).lines("Écrivez au 418\u{A0}691-2010 dès\u{202F}?") == [
        "Écrivez au", "418\u{A0}691-2010 dès\u{202F}?",
      ])
  }

  @Test func frenchPunctuationAfterAPlainSpaceNeverBeginsALine() {
    #expect(TextLayout(width: 14).lines("Avez-vous code ?") == ["Avez-vous", "code ?"])
    #expect(
      TextLayout(width: 12).lines("clicSÉQUR – Entreprises") == ["clicSÉQUR –", "Entreprises"])
    #expect(TextLayout(width: 10).lines("dites le « mot »") == ["dites le", "« mot »"])
  }

  @Test func addressesStayWholeEvenWhenLongerThanTheLine() {
    let address = "https://www.portailmunicipal.gouv.qc.ca/sitepublic/"
    #expect(
      TextLayout(width: 40).lines("Allez à \(address) puis écrivez.") == [
        "Allez à", address, "puis écrivez.",
      ])
  }

  @Test func listItemsHangUnderTheirFirstWord() {
    let text = """
      Voici\u{A0}:
      1. Cliquez sur Se connecter.
         Puis attendez.
      10) Fin.
      - le code
        * ici
      Après.
      """
    #expect(
      TextLayout(width: 22).lines(text) == [
        "Voici\u{A0}:",
        "1. Cliquez sur Se",
        "   connecter. Puis",
        "   attendez.",
        "10) Fin.",
        "- le code",
        "  - ici",
        "Après.",
      ])
  }

  @Test(arguments: ["2026 est l'année.", "-tu prêt", "1.5 fois", "- ", "3.", "1234. trop"])
  func whatOnlyLooksLikeAMarkerIsText(text: String) {
    #expect(MarkdownBlock.blocks(of: text).map(\.marker) == [""])
  }

  @Test func hardLineBreaksAreKept() {
    #expect(TextLayout().lines("un  \ndeux\\\ntrois\nquatre") == ["un", "deux", "trois quatre"])
  }

  @Test func blankLinesAreNeitherDoubledNorAtTheEnds() {
    #expect(TextLayout().lines("\n\n un\n \n\n\ndeux\n\n") == ["un", "", "deux"])
    #expect(TextLayout().lines("") == [])
    #expect(TextLayout().lines(" \n ") == [])
  }

  @Test func boldIsStyledOnEachLineOrNotAtAll() {
    let text = "Cliquez sur **Mes services en ligne**, puis."
    #expect(
      TextLayout(width: 24, isStyled: true).lines(text) == [
        "Cliquez sur \u{1B}[1mMes services\u{1B}[22m",
        "\u{1B}[1men ligne\u{1B}[22m, puis.",
      ])
    #expect(
      TextLayout(width: 24).lines(text) == ["Cliquez sur Mes services", "en ligne, puis."])
  }

  @Test(arguments: [
    ("**a** et **b**", "<a> et <b>"), ("a ** b ** c", "a ** b ** c"), ("**a", "**a"),
    ("****", "****"), ("**a **b** c", "<a **b> c"), ("2**3**4", "2<3>4"), ("*a*", "*a*"),
  ])
  func asterisksWithoutTheirMatchAreShown(text: String, shown: String) {
    let line = TextLayout(isStyled: true).lines(text).joined(separator: "\n")
    let marked = line.replacing("\u{1B}[1m", with: "<").replacing("\u{1B}[22m", with: ">")
    #expect(marked == shown)
  }

  @Test(arguments: [
    ("e\u{301}te\u{301}", 3), ("été", 3), ("漢字", 4), ("👍", 2), ("👍🏽", 2), ("☎\u{FE0F}", 2), ("☎", 1),
    ("🇨🇦", 2), ("«\u{A0}a\u{202F}»", 5), ("1", 1), ("ﾊ", 1), ("ハ", 2), ("각", 2), ("", 0),
  ])
  func widthIsCountedInColumns(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func wideAndCombiningCharactersWrapByColumns() {
    #expect(TextLayout(width: 7).lines("漢字 漢字") == ["漢字", "漢字"])
    #expect(TextLayout(width: 7).lines("e\u{301}te\u{301} e\u{301}te\u{301}").count == 1)
    #expect(TextLayout(width: 5).lines("👍 👍") == ["👍 👍"])
    #expect(TextLayout(width: 4).lines("👍 👍") == ["👍", "👍"])
  }

  @Test(arguments: 0..<200)
  func wrappingOnlyMovesSpaces(seed: UInt64) {
    var generator = SplitMix(state: seed)
    let text = generator.text(upTo: 120)
    let width = Int.random(in: 1...40, using: &generator)
    func words(_ lines: [String]) -> [Substring] {
      lines.flatMap { $0.split(separator: " ") }
    }
    let lines = TextLayout(width: width).lines(text)
    #expect(words(lines) == words(TextLayout().lines(text)))
    for line in lines where DisplayWidth.of(line) > width {
      let hasBreak = InlineText(plain: line).chunks.count > 1
      #expect(!hasBreak || MarkdownBlock.blocks(of: line).first?.marker != "", "\(line)")
    }
  }
}

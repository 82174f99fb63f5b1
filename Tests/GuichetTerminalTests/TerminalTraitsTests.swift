import Testing

@testable import GuichetTerminal

@Suite struct TerminalTraitsTests {
  private func traits(
    _ input: Bool = true, _ output: Bool = true, noColor: String? = nil, term: String? = "xterm"
  ) -> TerminalTraits {
    TerminalTraits(
      inputIsTerminal: input, outputIsTerminal: output, noColor: noColor, term: term)
  }

  @Test func stylesNeedATerminalThatHasThemAndAPersonWhoWantsThem() {
    #expect(traits().isStyled)
    #expect(traits(false, true).isStyled)
    #expect(traits(noColor: "").isStyled)
    #expect(!traits(noColor: "1").isStyled)
    #expect(!traits(true, false).isStyled)
    for term in [nil, "", "dumb"] { #expect(!traits(term: term).isStyled) }
  }

  @Test func aPromptNeedsATerminalOnBothSides() {
    #expect(traits().isInteractive)
    #expect(!traits(false, true).isInteractive)
    #expect(!traits(true, false).isInteractive)
    #expect(traits(term: "dumb").isInteractive)
    #expect(!traits(term: "dumb").canEdit)
    #expect(traits(noColor: "1").canEdit)
  }

  @Test func widthIsEightyWhereThereIsNoTerminal() {
    #expect(TerminalTraits.width(of: -1) == 80)
  }

  @Test(arguments: [(0, 80), (1, 40), (40, 40), (72, 72), (100, 100), (250, 100)])
  func widthIsThatOfTheWindowWithinReason(columns: UInt16, width: Int) throws {
    let terminal = try PseudoTerminal(columns: columns)
    #expect(TerminalTraits.width(of: terminal.device) == width)
  }
}

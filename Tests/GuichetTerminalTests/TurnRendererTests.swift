import GuichetCore
import Testing

@testable import GuichetTerminal

@Suite struct TurnRendererTests {
  private static let nbsp = "\u{A0}"

  private static let turn: Turn = {
    let source = SourceReference(section: "2", title: "Obtenir un code", lines: [60, 63])
    let again = SourceReference(section: "2", title: "Obtenir un code", lines: [70, 71])
    let other = SourceReference(section: "3", title: "S'authentifier", lines: [80, 81])
    return Turn(
      conversation: "c1", turn: 3,
      messages: [
        Message(
          text: "Votre **RSE** vous remet un code.\n\n1. Écrivez-lui.", lang: "fr-CA",
          topic: "code.obtain", sources: [source, again, other]),
        Message(
          text: "Votre organisme est-il inscrit\(nbsp)?", lang: "fr-CA",
          choices: [
            Choice(label: "Oui", value: "oui"), Choice(label: "Non, **pas** encore", value: "non"),
          ]),
      ],
      outcome: .answered,
      understanding: Understanding(
        intents: [
          IntentReading(
            id: "code.how", topic: "code.obtain", confidence: 0.934, pattern: "intents/code.yml:14",
            range: [0, 12], words: "avoir\tun code"),
          IntentReading(
            id: "rse.who", topic: "rse.who", confidence: 1, pattern: "intents/rse.yml:2",
            range: [3, 6]),
        ],
        corrections: [Correction(from: "clicsecur", to: "clicséqur")], redacted: true),
      situation: ["rse": "unknown", "respondent": "gone", "hasCode": "no"],
      step: "organisation.ask", progress: Progress(done: 0, total: 4))
  }()

  @Test func pipeGetsOneGroupOfUnwrappedLines() {
    #expect(
      TurnRenderer.plain.lines(for: Self.turn) == [
        "Votre RSE vous remet un code.",
        "1. Écrivez-lui.",
        "(Guide, section 2 «\u{A0}Obtenir un code\u{A0}»; section 3 «\u{A0}S'authentifier\u{A0}»)",
        "Votre organisme est-il inscrit\u{A0}?",
        "  1. Oui",
        "  2. Non, **pas** encore",
      ])
  }

  @Test func terminalGetsWrappedLinesStylesAndSpace() {
    let renderer = TurnRenderer(layout: TextLayout(width: 40, isStyled: true))
    #expect(
      renderer.lines(for: Self.turn) == [
        "Votre \u{1B}[1mRSE\u{1B}[22m vous remet un code.",
        "",
        "1. Écrivez-lui.",
        "\u{1B}[2m(Guide, section 2 «\u{A0}Obtenir un code\u{A0}»;\u{1B}[22m",
        "\u{1B}[2msection 3 «\u{A0}S'authentifier\u{A0}»)\u{1B}[22m",
        "",
        "Votre organisme est-il inscrit\u{A0}?",
        "  1. Oui",
        "  2. Non, **pas** encore",
      ])
  }

  @Test func explanationTellsHowTheMessageWasRead() {
    #expect(
      TurnRenderer.plain.explanation(of: Self.turn) == [
        "Explication du tour 3 (answered)",
        "  Intention\u{A0}: code.how, sujet code.obtain, confiance 0,93",
        "    motif intents/code.yml:14, mots «\u{A0}avoir un code\u{A0}»",
        "  Intention\u{A0}: rse.who, confiance 1,00",
        "    motif intents/rse.yml:2",
        "  Correction\u{A0}: «\u{A0}clicsecur\u{A0}» lu «\u{A0}clicséqur\u{A0}»",
        "  Masqué\u{A0}: un renseignement confidentiel",
        "  Situation\u{A0}: hasCode\u{A0}=\u{A0}no, respondent\u{A0}=\u{A0}gone",
        "  Étape\u{A0}: organisation.ask",
      ])
  }

  @Test func explanationOfNothingSaysSo() {
    #expect(
      TurnRenderer.plain.explanation(of: .fixture(number: 0, outcome: .fallback)) == [
        "Explication du tour 0 (fallback)", "  Intention\u{A0}: aucune",
        "  Situation\u{A0}: rien de connu",
      ])
  }

  @Test func explanationFollowsTheReply() {
    let plain = TurnRenderer.plain
    #expect(
      plain.lines(for: Self.turn, explaining: true)
        == plain.lines(for: Self.turn) + plain.explanation(of: Self.turn))
    let spaced = TurnRenderer(layout: TextLayout())
    #expect(
      spaced.lines(for: Self.turn, explaining: true)
        == spaced.lines(for: Self.turn) + [""] + spaced.explanation(of: Self.turn))
  }

  @Test func choicesAreNumberedThroughTheTurn() {
    var turn = Self.turn
    turn.messages[0].choices = [Choice(label: "Peut-être", value: "p")]
    let numbered = TurnRenderer.plain.lines(for: turn).filter { $0.hasPrefix("  ") }
    #expect(numbered == ["  1. Peut-être", "  2. Oui", "  3. Non, **pas** encore"])
  }

  @Test func confidenceOutOfRangeDoesNotTrap() {
    for confidence in [Double.nan, .infinity, -.infinity, -3, 1e300] {
      var turn = Self.turn
      turn.understanding.intents[0].confidence = confidence
      #expect(TurnRenderer.plain.explanation(of: turn).count == 9)
    }
  }

  @Test(arguments: 0..<100)
  func nothingInATurnReachesTheTerminalAsAControl(seed: UInt64) {
    var generator = SplitMix(state: seed)
    func text() -> String { "\u{1B}]0;x\u{07}\u{9B}H\u{202E}" + generator.text(upTo: 40) }
    let turn = Turn(
      conversation: text(), turn: 1,
      messages: [
        Message(
          text: text(), lang: text(),
          sources: [SourceReference(section: text(), title: text(), lines: [])],
          choices: [Choice(label: text(), value: text())])
      ],
      outcome: .answered,
      understanding: Understanding(
        intents: [
          IntentReading(
            id: text(), topic: text(), confidence: 1, pattern: text(), range: [], words: text())
        ], corrections: [Correction(from: text(), to: text())]),
      situation: [text(): text()], step: text(), progress: Progress(done: 0, total: 1))
    let renderer = TurnRenderer(layout: TextLayout(width: 60, isStyled: true))
    for line in renderer.lines(for: turn, explaining: true) {
      var bare = line
      for sequence in ["\u{1B}[1m", "\u{1B}[2m", "\u{1B}[22m"] { bare.replace(sequence, with: "") }
      let isSafe = !bare.unicodeScalars.contains {
        $0 == "\n" || TerminalSanitizerTests.isForbidden($0)
      }
      #expect(isSafe)
    }
  }
}

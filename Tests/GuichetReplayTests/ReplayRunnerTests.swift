import GuichetCore
import GuichetEngine
import GuichetReplay
import Synchronization
import Testing

struct ReplayRunnerTests {
  @Test(arguments: [
    ("INTENT_CONFIDENCE 93", true), ("INTENT_CONFIDENCE 94", false),
    ("!INTENT_CONFIDENCE 94", true),
  ])
  func theWinnersConfidenceIsCompared(line: String, passes: Bool) async throws {
    let result = try await replayed(
      "#me\na\n#bot\n\(line)\n", with: bot(saying: [turn("x"), turn("y", intents: ["a.b"])]))
    #expect(result.passed == passes)
  }

  @Test func progressIsToldAfterEachTranscriptAndTheFirstFailureCanStop() async throws {
    let good = try parsed("#me\na\n#bot\nun\n")
    let bad = try parsed("#me\na\n#bot\ndeux\n")
    let seen = Mutex<[ReplayProgress]>([])
    let runner = ReplayRunner(
      concurrency: 1, stopsAtFailure: true,
      onProgress: { progress in seen.withLock { $0.append(progress) } },
      makeBot: { _ in bot(saying: [turn("x"), turn("un")]) })
    let results = await runner.run([good, bad, good])
    #expect(results.map(\.passed) == [true, false])
    #expect(seen.withLock { $0.map(\.done) } == [1, 2])
    #expect(seen.withLock { $0.last?.failed } == 1)
  }

  @Test func whatRanBehindTheFirstFailureIsLeftOut() async throws {
    let good = try parsed("A\n#me\na\n#bot\nun\n")
    let bad = try parsed("B\n#me\na\n#bot\ndeux\n")
    let runner = ReplayRunner(
      concurrency: 8, stopsAtFailure: true,
      makeBot: { _ in bot(saying: [turn("x"), turn("un")]) })
    #expect(await runner.run([good, bad, bad, good]).map(\.passed) == [true, false])
  }

  static let choices = [Choice(label: "Oui", value: "oui"), Choice(label: "Non", value: "non")]
  static let greeting = turn(
    [Message(text: "Bonjour.\n\nAvez-vous  un code\u{A0}?", lang: "fr-CA", choices: choices)],
    outcome: .asked, situation: ["hasCode": "unknown"], step: "code.ask")
  static let answer = turn(
    [
      Message(
        text: "Votre RSE le fournit.", lang: "fr-CA", topic: "rse.who",
        sources: [SourceReference(section: "2", title: "Code", lines: [60, 63])]),
      Message(text: "Connaissez-vous votre RSE ?", lang: "fr-CA"),
    ], number: 1, intents: ["code.none", "rse.who"], situation: ["hasCode": "no"],
    step: "rse.ask")

  static let pass = """
    Tout va

    #bot
    Bonjour. Avez-vous un code ?
    BUTTONS Oui|Non
    STEP code.ask
    OUTCOME asked
    !TOPIC

    #me
    j'ai pas de code

    #bot
    Votre RSE
    le fournit.
    TOPIC rse.who
    SOURCE 2
    !SOURCE 3
    !BUTTONS
    INTENT code.none
    INTENT code.none|rse.who
    !INTENT control.yes

    #bot
    SITUATION hasCode=no
    !SITUATION hasCode=yes
    STEP rse.ask
    STEP
    !STEP code.ask

    #end
    OUTCOME answered
    """

  private func mismatches(
    _ text: String, _ turns: [Turn] = [greeting, answer]
  ) async throws -> [Mismatch] {
    try await replayed(text, with: bot(saying: turns)).mismatches
  }

  @Test func whatAgreesPasses() async throws {
    #expect(try await mismatches(Self.pass) == [])
  }

  @Test(
    arguments: [
      ("STEP code.ask", "STEP x", .step, 6, "STEP code.ask"),
      ("OUTCOME asked", "OUTCOME ended", .outcome, 7, "OUTCOME asked"),
      ("BUTTONS Oui|Non", "BUTTONS Non|Oui", .choices, 5, "BUTTONS Oui|Non"),
      ("BUTTONS Oui|Non", "BUTTONS Oui", .choices, 5, "BUTTONS Oui|Non"),
      ("BUTTONS Oui|Non", "!BUTTONS Non", .choices, 5, "BUTTONS Oui|Non"),
      ("BUTTONS Oui|Non", "!BUTTONS", .choices, 5, "BUTTONS Oui|Non"),
      ("!TOPIC", "TOPIC", .topic, 8, "aucun sujet"),
      ("TOPIC rse.who", "TOPIC rse.none", .topic, 16, "TOPIC rse.who"),
      ("TOPIC rse.who", "!TOPIC rse.who", .topic, 16, "TOPIC rse.who"),
      ("SOURCE 2", "SOURCE 2|4", .source, 17, "SOURCE 2"),
      ("!SOURCE 3", "!SOURCE 2|3", .source, 18, "SOURCE 2"),
      ("!BUTTONS\n", "BUTTONS\n", .choices, 19, "aucun choix"),
      ("INTENT code.none\n", "INTENT rse.who\n", .intent, 20, "INTENT code.none|rse.who"),
      ("!INTENT control.yes", "!INTENT rse.who", .intent, 22, "INTENT code.none|rse.who"),
      (
        "SITUATION hasCode=no\n!", "SITUATION hasCode=no hasRole=no\n!", .situation, 25,
        "aucun fait « hasRole »"
      ),
      (
        "SITUATION hasCode=no\n!", "SITUATION hasCode=yes\n!", .situation, 25,
        "SITUATION hasCode=no"
      ),
      ("!STEP code.ask", "!STEP", .step, 29, "STEP rse.ask"),
      ("OUTCOME answered", "OUTCOME handoff", .outcome, 32, "OUTCOME answered"),
      ("le fournit.", "la fournit.", .wording, 14, "Votre RSE le fournit."),
      ("Votre RSE\n", "!Votre RSE\n", .wording, 14, "Votre RSE le fournit."),
    ] as [(String, String, Mismatch.Kind, Int, String)])
  func whatDiffersIsNamedAtItsLine(
    line: String, changed: String, kind: Mismatch.Kind, number: Int, got: String
  ) async throws {
    let text = Self.pass.replacing(line, with: changed, maxReplacements: 1)
    #expect(text != Self.pass)
    let found = try await mismatches(text)
    #expect(found.map(\.kind) == [kind])
    #expect(found.first?.location.line == number)
    #expect(found.first?.got == got)
  }

  @Test func mismatchesSayHowTheMessageWasRead() async throws {
    var answer = Self.answer
    answer.understanding.corrections = [Correction(from: "cod", to: "code")]
    answer.understanding.redacted = true
    let found = try await mismatches("#me\npas de cod\n#bot\nx\n#bot\n", [Self.greeting, answer])
    #expect(found.first?.turn == 1)
    #expect(
      found.first?.why == [
        "message : « pas de cod »",
        "intention code.none (93 %) : motif intents/rse.yml:14, sur « mon rse »",
        "intention rse.who (93 %) : motif intents/rse.yml:14, sur « mon rse »",
        "« cod » lu « code »",
        "un renseignement confidentiel a été masqué",
      ])
  }

  @Test func aMessageTooFewOrTooManyIsAMismatch() async throws {
    let extra = try await mismatches("#me\na\n#bot\n")
    #expect(extra.map(\.kind) == [.unexpectedMessage])
    #expect(extra.first?.location.line == 3)
    #expect(extra.first?.got == "Connaissez-vous votre RSE ?")
    let missing = try await mismatches("#me\na\n#bot\n#bot\n#bot\nEncore.\n")
    #expect(missing.map(\.kind) == [.missingMessage])
    #expect(missing.first?.location.line == 5)
    #expect(missing.first?.expected == "Encore.")
    let silent = try await mismatches(
      "#bot\n#me\na\n#me\nb\n#bot\n",
      [
        Self.greeting, turn("un"), turn("deux"),
      ])
    #expect(silent.map(\.kind) == [.unexpectedMessage])
    #expect(silent.first?.location.line == 2)
  }

  @Test func furtherMessagesMayBeSkipped() async throws {
    #expect(try await mismatches("#me\na\n#bot\nSKIP_BOT_UNCONSUMED\n") == [])
    let late = try await mismatches("#me\na\n#bot\nSKIP_BOT_UNCONSUMED\n#bot\n")
    #expect(late.map(\.kind) == [.missingMessage])
  }

  @Test(arguments: [
    ("?Autre chose.\n#bot\nVotre RSE le fournit.\n#bot\n", true),
    ("?Votre RSE le fournit.\n?TOPIC rse.who\n#bot\n", true),
    ("?Votre RSE le fournit.\n?TOPIC autre\n#bot\n", false),
    ("\n#bot\n\n#bot\n?Au revoir.\n", true),
  ])
  func aMessageMayBeOptional(blocks: String, passes: Bool) async throws {
    let found = try await mismatches("#me\na\n#bot\n" + blocks)
    #expect(found.isEmpty == passes)
  }

  @Test(arguments: ["oui", "Oui", "oui|Oui"])
  func aChoiceIsFoundByValueOrLabel(wanted: String) async throws {
    let bot = ClosureBot { input, number, _ in
      if number == 0 { return Self.greeting }
      return turn(input == .choice("oui") ? "bien" : "mal")
    }
    #expect(try await replayed("#me\nBUTTON \(wanted)\n#bot\nbien\n", with: bot).passed)
  }

  @Test func aChoiceThatWasNotOfferedIsAMismatch() async throws {
    let found = try await mismatches(
      "#me\nBUTTON peut-être\n#bot\n#bot\n#me\nBUTTON x\n#bot\n",
      [
        Self.greeting, Self.answer, turn("fin"),
      ])
    #expect(found.map(\.kind) == [.choices, .choices])
    #expect(found.map(\.turn) == [1, 2])
    #expect(found.map(\.got) == ["BUTTONS Oui|Non", "aucun choix offert"])
    #expect(found.map(\.location.line) == [2, 6])
  }

  @Test func theClockMovesOnlyWhenTold() async throws {
    let bot = ClosureBot { _, _, now in turn("\(now.seconds - ReplayRunner.defaultStart.seconds)") }
    let text = """
      #begin
      PAUSE 700
      #bot
      0
      PAUSE 300
      #me
      a
      CLOCK +1min
      #bot
      1
      #me
      CLOCK +1h
      b
      #bot
      3661
      #me
      CLOCK +1d
      BUTTON x
      #bot
      90061
      """
    let found = try await replayed(text, with: bot).mismatches
    #expect(found.map(\.kind) == [.choices])
  }

  @Test func longWaitsDoNotOverflow() async throws {
    let day = String(repeating: "CLOCK +999999999d\n", count: 200)
    let bot = bot(saying: [turn("a"), turn("b")])
    #expect(try await replayed("#begin\n\(day)#me\na\n#bot\nb\n", with: bot).passed)
  }

  @Test func restartAndReloadReachTheBot() async throws {
    let bot = ClosureBot { _, _, _ in turn("a") }
    let text =
      "#me\nRESTART\nx\n#bot\nSITUATION restarts=1 reloads=0\nRELOAD\nRESTART\n"
      + "#me\ny\n#bot\nSITUATION restarts=2 reloads=1\n"
    #expect(try await replayed(text, with: bot).passed)
  }

  @Test func aBotThatFailsIsAMismatchAndEndsTheTranscript() async throws {
    let found = try await mismatches("#me\na\n#bot\n#bot\n#me\nb\n#bot\n#me\nc\n#bot\n")
    #expect(found.map(\.kind) == [.failure])
    #expect(found.first?.location.line == 5)
    #expect(found.first?.turn == 2)
    #expect(found.first?.got == "plus rien à dire")
    let none = await ReplayRunner { _ in throw ReplayFailure("hors d'atteinte") }
      .run(try parsed("#me\na\n"))
    #expect(none.mismatches.map(\.got) == ["hors d'atteinte"])
  }

  @Test func whatAnAdapterCannotSeeIsNotCompared() async throws {
    let bot = ClosureBot(observed: [.wording]) { _, _, _ in turn("a") }
    let text = "#me\nx\n#bot\nb\nINTENT rse.who\nTOPIC rse.who\n"
    #expect(try await replayed(text, with: bot).mismatches.map(\.kind) == [.wording])
  }

  @Test func resultsKeepTheOrderOfTheTranscripts() async throws {
    let transcripts = try (0..<50).map { index in
      var transcript = try parsed("#me\na\n#bot\n\(index)\n")
      transcript.name = "\(index)"
      return transcript
    }
    let runner = ReplayRunner(concurrency: 4) { transcript in
      for _ in 0..<Int.random(in: 0..<20) { await Task.yield() }
      return bot(saying: [turn("x"), turn(transcript.name)])
    }
    let results = await runner.run(transcripts)
    #expect(results.map(\.transcript.name) == transcripts.map(\.name))
    #expect(results.map(\.passed) == transcripts.map { _ in true })
  }
}

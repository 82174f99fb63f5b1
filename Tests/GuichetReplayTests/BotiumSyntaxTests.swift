import GuichetCore
import GuichetReplay
import Testing

struct BotiumSyntaxTests {
  private func result(_ text: String, _ turns: [Turn]) async throws -> ReplayResult {
    let (transcript, findings) = TranscriptParser.parse(
      text, file: "t.convo.txt", syntax: .botium)
    #expect(findings.allSatisfy { $0.severity == .warning })
    return await ReplayRunner { _ in bot(saying: turns) }.run(try #require(transcript))
  }

  @Test(arguments: [
    ("bonjour", true), ("numéro * commande", true), ("NUMÉRO DE", true), ("au revoir", false),
    ("!au revoir", true), ("!Bonjour", false),
  ])
  func aTextIsFoundAnywhereCaseIgnored(text: String, passes: Bool) async throws {
    let turns = [turn("x"), turn("Bonjour!\n\nLe numéro de  commande, svp?")]
    #expect(try await result("#me\na\n#bot\n\(text)\n", turns).passed == passes)
  }

  @Test func furtherMessagesMayComeAndABlockTakesTheFirstThatAgrees() async throws {
    let turns = [turn("x"), turn("un", "deux", "trois", "quatre")]
    #expect(try await result("#me\na\n#bot\ndeux\n#bot\ntrois\n", turns).passed)
    #expect(try await !result("#me\na\n#bot\ntrois\n#bot\ndeux\n", turns).passed)
  }

  @Test func buttonsNamedMustBeAmongThoseOffered() async throws {
    let message = Message(
      text: "a", lang: "fr",
      choices: ["Oui", "Non", "Peut-être"].map { Choice(label: $0, value: $0) })
    let turns = [turn("x"), turn([message])]
    #expect(try await result("#me\na\n#bot\nBUTTONS Non|Oui\n", turns).passed)
    #expect(try await !result("#me\na\n#bot\nBUTTONS Jamais\n", turns).passed)
  }

  @Test func whatIsNotKnownHereIsPassedOver() async throws {
    let text = "#begin\nune note\n#me public\na\nWAITFORBOT 100\n#bot public\nBOGUS un\nCARDS x\n"
    #expect(try await result(text, [turn("x"), turn("bogus un deux")]).passed)
    let (_, findings) = TranscriptParser.parse(text, file: "t", syntax: .botium)
    #expect(findings.map(\.location.line) == [2, 3, 5, 6, 8])
  }

  @Test func anUpdateLeavesFilesOfBotiumAlone() async throws {
    let text = "#me\na\n#bot\nb\n"
    let result = try await result(text, [turn("x"), turn("c")])
    #expect(TranscriptUpdate.updated(text, with: result) == text)
  }
}

import GuichetCore
import GuichetReplay
import GuichetTestKit
import Testing

struct BotNamesTests {
  private func findings(_ assertions: String) throws -> [Diagnostic] {
    let (transcript, findings) = TranscriptParser.parse(
      "A\n#me\na\n#bot\n\(assertions)\n", file: "a.convo.txt")
    return BotNames(try SmallBot.bot()).findings(
      in: try #require(transcript, "\(findings)"))
  }

  @Test(arguments: [
    ("TOPIC card.waht", "card.what"), ("!TOPIC card.waht", "card.what"),
    ("STEP card.aks", "card.ask"), ("INTENT control.yse", "control.yes"),
    ("SITUATION hasCrad=yes", "hasCard"), ("SITUATION hasCard=yess", "yes"),
  ])
  func aNameTheBotDoesNotHaveIsFoundWithTheOneThatWasMeant(line: String, meant: String) throws {
    let found = try findings(line)
    #expect(found.map(\.id) == ["transcript.name.unknown"])
    #expect(found.first?.message.contains("vouliez-vous dire « \(meant) » ?") == true, "\(found)")
    #expect(found.first?.location.line == 5)
  }

  @Test func aSectionNoAnswerStandsOnIsFound() throws {
    #expect(try findings("SOURCE 99").map(\.id) == ["transcript.name.unknown"])
  }

  @Test(arguments: [
    "TOPIC card.what", "STEP done", "INTENT control.yes", "SITUATION hasCard=unknown resident=no",
    "SOURCE 1", "TOPIC", "INTENT", "OUTCOME answered", "BUTTONS n'importe|quoi",
  ])
  func whatTheBotHasIsNoFinding(line: String) throws {
    #expect(try findings(line) == [])
  }

  @Test func aTranscriptWithAFaultyNameIsNotReplayed() throws {
    let files = try BotFiles()
    try files.write("A\n#me\na\n#bot\nSTEP nowhere\n", to: "a.convo.txt")
    try files.write("B\n#me\na\n#bot\nSTEP card.ask\n", to: "b.convo.txt")
    let found = TranscriptFiles.collection([files.path], names: BotNames(try SmallBot.bot()))
    #expect(found.runs.map(\.name) == ["B"])
    #expect(found.findings.map(\.severity) == [.error])
    #expect(TranscriptFiles.collection([files.path]).runs.count == 2)
  }
}

import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetReplay
import GuichetStore
import Testing

@testable import GuichetHTTP

@Suite struct ConversationTranscriptTests {
  private func written(_ texts: String...) throws -> String {
    let engine = EchoEngine()
    var (state, turn) = engine.open(conversation: "c1", at: EchoEngine.now)
    var records = [record("", turn)]
    for text in texts {
      (state, turn) = engine.respond(
        to: .text(text), in: state, conversation: "c1", at: EchoEngine.now)
      records.append(record(text, turn))
    }
    let stored = StoredConversation(state: state, version: records.count, turns: records)
    return ConversationTranscript.write(id: "c1", stored: stored)
  }

  private func record(_ text: String, _ turn: Turn) -> TurnRecord {
    TurnRecord(messageID: nil, inputDigest: "", text: text, turn: turn, at: EchoEngine.now)
  }

  @Test func aTypedTextAndAChoiceAreToldApart() throws {
    let lines = try written("bonjour", "oui").split(separator: "\n")
    #expect(lines.first == "Conversation c1")
    #expect(lines.contains("bonjour"))
    #expect(lines.contains("BUTTON oui"))
  }

  @Test func aMessageCannotPassForAnotherSpeaker() throws {
    let said = ["#bot", "a\n#bot\nEnvoyez-moi votre mot de passe\n#me"]
    let text = try written(said[0], said[1])
    let (transcript, findings) = TranscriptParser.parse(text, file: "c1.convo.txt")
    #expect(findings.isEmpty)
    let turns = try #require(transcript).turns
    #expect(turns.map(\.input) == [nil, .text(said[0]), .text(said[1])])
  }
}

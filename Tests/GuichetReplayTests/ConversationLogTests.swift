import Foundation
import GuichetCore
import GuichetEngine
import GuichetReplay
import Testing

struct ConversationLogTests {
  private func line(_ text: String?, _ turn: Turn) throws -> String {
    struct Line: Encodable {
      var text: String?
      var turn: Turn
    }
    return String(decoding: try JSONEncoder().encode(Line(text: text, turn: turn)), as: UTF8.self)
  }

  private func log() throws -> String {
    let offer = Message(text: "Salut", lang: "fr", choices: [Choice(label: "Oui", value: "oui")])
    return try [
      line(nil, turn([offer], number: 0, step: "code.ask")),
      line("oui", turn("Bien.", number: 1, step: "code.ask")),
      line("zorglub", turn("Pardon?", number: 2, outcome: .fallback, step: "code.ask")),
      line("mon rse", turn("Voici.", number: 3, intents: ["rse.who"])),
      line("retour", turn("Annulé.", number: 4, intents: ["control.back"], step: "rse.ask")),
    ].joined(separator: "\n")
  }

  @Test func aLineIsATurnAndAChoiceIsTold() throws {
    let (conversations, findings) = ConversationLog.read(try log(), file: "j.jsonl")
    #expect(findings == [])
    #expect(conversations.map(\.id) == ["c"])
    #expect(
      conversations.first?.turns.map(\.input) == [
        nil, .choice("oui"), .text("zorglub"), .text("mon rse"), .text("retour"),
      ])
  }

  @Test func aChoiceTypedOutIsWordsAndReplaysAsWords() throws {
    let offer = Message(text: "Salut", lang: "fr", choices: [Choice(label: "Oui", value: "oui")])
    let log = try [
      line(nil, turn([offer], number: 0)), line("oui", turn("Bien.", number: 1, intents: ["a.b"])),
    ].joined(separator: "\n")
    let conversation = try #require(ConversationLog.read(log, file: "j").conversations.first)
    #expect(conversation.turns.map(\.input) == [nil, .text("oui")])
  }

  @Test func linesThatAreNoTurnsAreFindingsAndTheRestIsRead() throws {
    let text = "{\n" + (try log()) + "\n\n[1]\n{\"turn\":3}"
    let (conversations, findings) = ConversationLog.read(text, file: "j.jsonl")
    #expect(conversations.first?.turns.count == 5)
    #expect(findings.map(\.location.line) == [1, 8, 9])
  }

  @Test func theReportListsWhatWasNotUnderstoodAndWhatWasRegretted() throws {
    let conversations = ConversationLog.read(try log(), file: "j").conversations
    let report = ConversationReport(conversations + conversations)
    #expect(report.unanswered.map(\.message) == ["zorglub"])
    #expect(report.unanswered.first?.places == ["c#2", "c#2"])
    #expect(report.doubtful.map(\.reason) == [.regretted("control.back")])
    #expect(report.stops.map(\.step) == ["rse.ask"])
    #expect(report.stops.map(\.count) == [2])
    #expect(report.text().hasPrefix("2 conversations, 6 messages : 2 sans réponse, 2 douteux"))
    #expect(report.html(title: "<b>").contains("&lt;b&gt;"))
    #expect(report.html(title: "").contains("<p>2 conversations, 6 messages.</p>"))
    #expect(report.html(title: "").contains("guichet transcript draft &quot;c#2&quot;"))
    #expect(ConversationReport([]).html(title: "").contains("<p>0 conversation, 0 message.</p>"))
    #expect(
      ConversationReport([]).text() == "0 conversation, 0 message : 0 sans réponse, 0 douteux")
  }

  @Test func aDraftKeepsWhatCameBeforeAndDeniesWhatWasWrong() async throws {
    let conversation = try #require(ConversationLog.read(try log(), file: "j").conversations.first)
    let text = try #require(TranscriptDraft.text(of: conversation, turn: 2))
    let transcript = try parsed(text)
    #expect(transcript.name == "À corriger : « zorglub »")
    #expect(transcript.turns.compactMap(\.input).count == 2)
    #expect(text.hasSuffix("#me\nzorglub\n\n#bot\n!OUTCOME fallback\nSKIP_BOT_UNCONSUMED\n"))
    let same = await ReplayRunner { _ in bot(saying: conversation.turns.map(\.turn)) }.run(
      transcript)
    #expect(same.mismatches.map(\.kind) == [.outcome], "it fails until the bot does better")
    #expect(TranscriptDraft.text(of: conversation, turn: 0) == nil)
    #expect(TranscriptDraft.text(of: conversation, turn: 9) == nil)
    let read = try #require(TranscriptDraft.text(of: conversation, turn: 3))
    #expect(read.contains("!INTENT rse.who"))
  }
}

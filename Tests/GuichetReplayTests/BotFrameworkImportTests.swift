import GuichetCore
import GuichetReplay
import Testing

struct BotFrameworkImportTests {
  private let activities = """
    [{"type":"conversationUpdate"},
     {"type":"message","from":{"role":"bot"},"text":"Bonjour\\n#1","timestamp":"2026-01-01T00:00:00.1Z",
      "suggestedActions":{"actions":[{"title":"Oui","value":"o"},{"value":"Non"}]}},
     {"type":"message","recipient":{"role":"bot"},"text":"TOPIC","timestamp":"2026-01-01T00:02:05Z"},
     {"type":"message","from":{"role":"user"},"value":"o"},
     {"type":"message","from":{"name":"PerformBot"},"attachments":[
       {"contentType":"application/vnd.microsoft.card.hero",
        "content":{"title":"Titre","buttons":[{"title":"Ouvrir"}]}},{"contentType":"image/png"}]},
     {"type":"message","from":{"id":"x"},"text":"?"}]
    """

  @Test(arguments: [false, true])
  func messagesChoicesAndSilencesMap(isObject: Bool) throws {
    let text = isObject ? "{\"activities\":\(activities)}" : activities
    let found = BotFrameworkImport.read(text, file: "a.transcript", name: "Essai")
    let convo = try #require(found.conversations.first).convo()
    #expect(
      convo == """
        Essai

        #bot
        Bonjour
        \\#1
        BUTTONS Oui|Non

        #me
        CLOCK +125s
        \\TOPIC

        #me
        BUTTON o

        #bot
        Titre
        BUTTONS Ouvrir

        """)
    #expect(found.findings.allSatisfy { $0.id == "import.left-out" && $0.severity == .warning })
    #expect(found.findings.count == 3)
    #expect(try parsed(convo).turns.count == 3)
  }

  @Test(arguments: [
    ("", "import.json"), ("{", "import.json"), ("3", "import.json"),
    ("{\"activities\":3}", "import.activities"),
    ("{}", "import.activities"),
    ("[]", "import.empty"), ("[1,null,{\"type\":\"message\"}]", "import.empty"),
  ])
  func whatIsNoTranscriptIsAnError(text: String, id: String) {
    let found = BotFrameworkImport.read(text, file: "a", name: "a")
    #expect(found.findings.last?.id == id)
    #expect(found.findings.last?.severity == .error)
  }

  @Test func mutatedFilesGiveFindingsOrConvosAndNeverTrap() throws {
    let pieces = Array("{}[]\",:0x\\é\u{0}").map { String($0) }
    var generator = SeededGenerator(seed: 3)
    for round in 0..<2_000 {
      var text = Array(activities).map { String($0) }
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        text[Int.random(in: 0..<text.count, using: &generator)] =
          pieces.randomElement(using: &generator) ?? "{"
      }
      let found = BotFrameworkImport.read(text.joined(), file: "a", name: "a")
      #expect(found.conversations.isEmpty != found.findings.allSatisfy { $0.severity == .warning })
      for conversation in found.conversations {
        let read = TranscriptParser.parse(conversation.convo(), file: "a")
        #expect(read.transcript != nil, "round \(round): \(read.findings)")
      }
    }
  }
}

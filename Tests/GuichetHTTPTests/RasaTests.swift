import GuichetHTTP
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@Suite struct RasaTests {
  private static let webhook = "/webhooks/rest/webhook"

  @Test func theChannelSaysItIsThere() async throws {
    try await Harness().run { client in
      for path in ["/webhooks/rest/", "/webhooks/rest"] {
        let response = try await client.get(path)
        #expect(response.status == .ok)
        #expect(response.text == #"{"status":"ok"}"#)
      }
    }
  }

  @Test func aMessageIsAnsweredWithTextsAndButtons() async throws {
    try await Harness().run { client in
      let response = try await client.post(
        Self.webhook, #"{"sender":"anne","message":"bonjour","metadata":{"page":"accueil"}}"#)
      #expect(response.status == .ok)
      #expect(
        response.text
          == #"[{"buttons":[{"payload":"oui","title":"Oui"},"#
          + #"{"payload":"pas-encore","title":"Pas encore"}],"#
          + #""recipient_id":"anne","text":"Texte : bonjour"}]"#)
    }
  }

  @Test func aTitleAndAPayloadAreBothPassedOnAsText() async throws {
    try await Harness().run { client in
      for message in ["Pas encore", "pas-encore"] {
        let reply = try await client.post(
          Self.webhook, #"{"sender":"anne","message":"\#(message)"}"#
        ).array()
        #expect(reply.map { $0["text"] as? String } == ["Texte : \(message)"])
      }
    }
  }

  @Test func anEmptyMessageIsAnswered() async throws {
    try await Harness().run { client in
      let reply = try await client.post(Self.webhook, #"{"sender":"anne","message":""}"#)
      #expect(try !reply.array().isEmpty)
    }
  }

  @Test(arguments: [
    #"{"message":"a"}"#, #"{"sender":"","message":"a"}"#, #"{"sender":"  ","message":"a"}"#,
    #"{"sender":null,"message":"a"}"#, #"{"sender":7,"message":"a"}"#, #"{"sender":"a"}"#,
    #"{"sender":"a","message":["b"]}"#, "[]",
  ])
  func aBodyWithoutSenderOrMessageIsABadRequest(body: String) async throws {
    try await Harness().run { client in
      try await client.post(Self.webhook, body).expectProblem(.badRequest)
    }
  }

  @Test func aSenderThatIsTooLongIsABadRequest() async throws {
    try await Harness().run { client in
      let sender = String(repeating: "s", count: 513)
      try await client.post(Self.webhook, #"{"sender":"\#(sender)","message":"a"}"#)
        .expectProblem(.badRequest)
    }
  }

  @Test func sendersDoNotShareAConversation() async throws {
    try await Harness().run { client in
      _ = try await client.post(Self.webhook, #"{"sender":"anne","message":"secret"}"#)
      _ = try await client.post(Self.webhook, #"{"sender":"benoit","message":"autre"}"#)
      let tracker = try await client.get("/conversations/benoit/tracker")
      #expect(!tracker.text.contains("secret"))
    }
  }

  @Test func theTrackerHoldsTheSituationAndWhatWasSaid() async throws {
    try await Harness().run { client in
      _ = try await client.post(Self.webhook, #"{"sender":"anne é","message":"bonjour"}"#)
      let response = try await client.get("/conversations/anne%20%C3%A9/tracker")
      #expect(response.status == .ok)
      let tracker = try response.object()
      #expect(tracker["sender_id"] as? String == "anne é")
      #expect(tracker["slots"] as? [String: String] == ["hasCode": "unknown"])
      let latest = try #require(tracker["latest_message"] as? [String: Any])
      #expect(latest["text"] as? String == "bonjour")
      #expect((latest["intent"] as? [String: Any])?["name"] as? String == "code.have")
      let events = try #require(tracker["events"] as? [[String: Any]])
      #expect(events.map { $0["event"] as? String } == ["bot", "bot", "user", "bot"])
      #expect(
        events.map { $0["text"] as? String }
          == ["Bonjour.", "Avez-vous un code ?", "bonjour", "Texte : bonjour"])
      #expect((events.last?["metadata"] as? [String: String])?["topic"] == "code.have")
    }
  }

  @Test func aTrackerOfNobodyIsEmptyAndBeginsNothing() async throws {
    try await Harness().run { client in
      for _ in 0..<2 {
        let tracker = try await client.get("/conversations/personne/tracker").object()
        #expect(tracker["sender_id"] as? String == "personne")
        #expect((tracker["events"] as? [Any])?.isEmpty == true)
        #expect((tracker["slots"] as? [String: Any])?.isEmpty == true)
        #expect((tracker["latest_message"] as? [String: Any])?["text"] as? String == "")
      }
    }
  }

  @Test(arguments: ["%", "%4", "%zz", "%C3%28"])
  func aTrackerPathThatCannotBeReadIsNotFound(sender: String) async throws {
    try await Harness().run { client in
      try await client.get("/conversations/\(sender)/tracker").expectProblem(.notFound)
    }
  }
}

import Foundation
import GuichetCore
import GuichetHTTP
import GuichetStore
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@Suite struct ConversationRoutesTests {
  @Test func beginningGivesAnIdATokenAndTheGreeting() async throws {
    try await Harness().run { client in
      let response = try await client.executeRequest(
        uri: "/v1/conversations", method: .post, headers: [:], body: nil)
      #expect(response.status == .created)
      #expect(response.headers[.contentType] == "application/json")
      #expect(response.headers[.cacheControl] == "no-store")
      let body = try response.object()
      #expect(Set(body.keys) == ["conversation", "token", "greeting"])
      let id = try #require(body["conversation"] as? String)
      #expect(response.headers[.location] == "/v1/conversations/\(id)")
      let greeting = try #require(body["greeting"] as? [String: Any])
      #expect(greeting["turn"] as? Int == 0)
      #expect(greeting["conversation"] as? String == id)
    }
  }

  @Test func everyConversationHasItsOwnIdAndToken() async throws {
    try await Harness().run { client in
      let one = try await client.begin()
      let other = try await client.begin()
      #expect(one.conversation != other.conversation)
      #expect(one.token != other.token)
    }
  }

  @Test(arguments: ["{}", #"{"lang":"fr-CA"}"#])
  func beginningIgnoresTheKeysOfAnObject(body: String) async throws {
    try await Harness().run { client in
      let response = try await client.post("/v1/conversations", body)
      #expect(response.status == .created)
    }
  }

  @Test func beginningRefusesABodyThatIsNoObject() async throws {
    try await Harness().run { client in
      try await client.post("/v1/conversations", "[1]").expectProblem(.unprocessableContent)
    }
  }

  @Test func aTextIsAnsweredWithATurn() async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      let response = try await client.send(#"{"text":"j’ai un code"}"#, to: begun)
      #expect(response.status == .ok)
      #expect(response.headers[.cacheControl] == "no-store")
      let turn = try response.decoded(Turn.self)
      #expect(turn.turn == 1)
      #expect(turn.conversation == begun.conversation)
      #expect(turn.messages.map(\.text) == ["Texte : j’ai un code"])
    }
  }

  @Test func aChoiceIsAnsweredWithATurn() async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      let response = try await client.send(#"{"choice":"oui"}"#, to: begun)
      #expect(try response.decoded(Turn.self).messages.map(\.text) == ["Choix : oui"])
    }
  }

  @Test func nullsCountAsAbsentAndUnknownKeysAreIgnored() async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      let response = try await client.send(
        #"{"id":null,"text":"bonjour","choice":null,"locale":7}"#, to: begun)
      #expect(response.status == .ok)
    }
  }

  @Test func keysAreSortedAndSlashesAreNotEscaped() async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      let text = try await client.send(#"{"text":"a/b"}"#, to: begun).text
      #expect(text.hasPrefix(#"{"conversation":""#))
      #expect(text.contains("a/b"))
      let keys = ["\"messages\"", "\"outcome\"", "\"progress\"", "\"situation\"", "\"step\""]
      let places = try keys.map { try #require(text.range(of: $0)).lowerBound }
      #expect(places == places.sorted())
    }
  }

  @Test func theSameMessageIdGivesTheSameBytesAndChangesNothing() async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      let first = try await client.send(#"{"id":"m1","text":"un"}"#, to: begun)
      _ = try await client.send(#"{"id":"m2","text":"deux"}"#, to: begun)
      let again = try await client.send(#"{"id":"m1","text":"un"}"#, to: begun)
      #expect(again.status == .ok)
      #expect(again.body == first.body)
      let history = try await client.get(begun.path, headers: begun.authorization).object()
      #expect((history["history"] as? [Any])?.count == 3)
    }
  }

  @Test(arguments: [#"{"id":"m1","text":"deux"}"#, #"{"id":"m1","choice":"un"}"#])
  func aReusedMessageIdWithAnotherInputIsAConflict(second: String) async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      _ = try await client.send(#"{"id":"m1","text":"un"}"#, to: begun)
      let response = try await client.send(second, to: begun)
      try response.expectProblem(.conflict)
      #expect(
        try response.object()["type"] as? String == "urn:guichet:problem:message-id-reused")
    }
  }

  @Test(arguments: [
    "{}", #"{"id":"m1"}"#, #"{"text":"a","choice":"b"}"#, #"{"text":7}"#, #"{"choice":true}"#,
    #"{"id":7,"text":"a"}"#, #"{"id":"","text":"a"}"#, #"["text"]"#, #""text""#, "null",
  ])
  func aBodyOfAnotherShapeIsUnprocessable(body: String) async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      try await client.send(body, to: begun).expectProblem(.unprocessableContent)
    }
  }

  @Test func aMessageIdThatIsTooLongIsUnprocessable() async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      let longest = String(repeating: "m", count: 128)
      let taken = try await client.send(#"{"id":"\#(longest)","text":"a"}"#, to: begun)
      #expect(taken.status == .ok)
      let refused = try await client.send(#"{"id":"\#(longest)m","text":"a"}"#, to: begun)
      try refused.expectProblem(.unprocessableContent)
    }
  }

  @Test func theStateAndHistoryAreReadBack() async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      _ = try await client.send(#"{"id":"m1","text":"bonjour"}"#, to: begun)
      _ = try await client.send(#"{"choice":"oui"}"#, to: begun)
      let response = try await client.get(begun.path, headers: begun.authorization)
      #expect(response.status == .ok)
      let state = try response.object()
      #expect(state["conversation"] as? String == begun.conversation)
      #expect(state["turn"] as? Int == 2)
      #expect(state["outcome"] as? String == "answered")
      #expect(state["step"] as? String == "code.ask")
      #expect(state["situation"] as? [String: String] == ["hasCode": "unknown"])
      let history = try #require(state["history"] as? [[String: Any]])
      #expect(history.map { $0["text"] as? String } == [nil, "bonjour", "oui"])
      #expect(history.map { $0["id"] as? String } == [nil, "m1", nil])
      #expect(history.allSatisfy { $0["at"] as? String == "2026-03-01T12:00:00Z" })
      #expect(history.allSatisfy { $0["reply"] is [String: Any] })
    }
  }

  @Test func theTranscriptIsWrittenInTheConvoFormat() async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      _ = try await client.send(#"{"text":"bonjour"}"#, to: begun)
      let response = try await client.get(
        "\(begun.path)/transcript", headers: begun.authorization)
      #expect(response.status == .ok)
      #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
      #expect(
        response.text == """
          Conversation \(begun.conversation)

          #bot
          Bonjour.

          #bot
          Avez-vous un code ?
          BUTTONS Oui|Pas encore
          STEP code.ask
          OUTCOME answered

          #me
          bonjour

          #bot
          Texte : bonjour
          TOPIC code.have
          SOURCE 1
          BUTTONS Oui|Pas encore
          INTENT code.have
          STEP code.ask
          OUTCOME answered

          """)
    }
  }

  @Test func erasureLeavesNothing() async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      let erased = try await client.executeRequest(
        uri: begun.path, method: .delete, headers: begun.authorization, body: nil)
      #expect(erased.status == .noContent)
      #expect(erased.body.readableBytes == 0)
      try await client.get(begun.path, headers: begun.authorization).expectProblem(.notFound)
      try await client.send(#"{"text":"encore"}"#, to: begun).expectProblem(.notFound)
      let again = try await client.executeRequest(
        uri: begun.path, method: .delete, headers: begun.authorization, body: nil)
      try again.expectProblem(.notFound)
    }
  }

  @Test func aFailedErasureCanBeAskedAgain() async throws {
    let store = FlakyStore()
    try await Harness(store: store).run { client in
      let begun = try await client.begin()
      let erase = {
        try await client.executeRequest(
          uri: begun.path, method: .delete, headers: begun.authorization, body: nil)
      }
      store.goDown()
      try await erase().expectProblem(.serviceUnavailable)
      store.comeBack()
      #expect(try await erase().status == .noContent)
    }
  }
}

import GuichetStore
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GuichetHTTP

@Suite struct ChatCompletionTests {
  private static let path = "/v1/chat/completions"
  private static let asked =
    #"{"model":"guichet","messages":[{"role":"user","content":"bonjour"}]}"#

  @Test func anAnswerHoldsTheTextAndTheChoicesAsAList() async throws {
    try await Harness().run { client in
      let response = try await client.post(Self.path, Self.asked)
      #expect(response.status == .ok)
      let body = try response.object()
      #expect(body["object"] as? String == "chat.completion")
      #expect((body["id"] as? String)?.hasPrefix("chatcmpl-") == true)
      let choice = try #require((body["choices"] as? [[String: Any]])?.first)
      #expect(choice["finish_reason"] as? String == "stop")
      let message = try #require(choice["message"] as? [String: Any])
      #expect(message["role"] as? String == "assistant")
      #expect(message["content"] as? String == "Texte : bonjour\n\n- Oui\n- Pas encore")
      #expect(message.keys.contains("refusal"))
    }
  }

  @Test func theSystemAndTheAssistantAreNotThePerson() async throws {
    try await Harness().run { client in
      let body =
        #"{"messages":[{"role":"system","content":"a"},{"role":"user","content":"un"},"#
        + #"{"role":"assistant","content":null},{"role":"user","content":"deux"}]}"#
      let turn = try #require(
        try await client.post(Self.path, body).object()["guichet"] as? [String: Any])
      #expect(turn["turn"] as? Int == 2)
    }
  }

  @Test func withoutAMessageOfThePersonTheGreetingAnswers() async throws {
    try await Harness().run { client in
      let response = try await client.post(
        Self.path, #"{"messages":[{"role":"system","content":"a"}]}"#)
      #expect(response.status == .ok)
      #expect(response.text.contains("Avez-vous un code ?"))
    }
  }

  @Test func partsOfTextAreJoinedAndOthersLeftOut() async throws {
    try await Harness().run { client in
      let body =
        #"{"messages":[{"role":"user","content":[{"type":"text","text":"un"},"#
        + #"{"type":"image_url","image_url":{"url":"u"}},{"type":"text","text":"deux"}]}]}"#
      let response = try await client.post(Self.path, body)
      #expect(response.text.contains(#"Texte : un\ndeux"#))
    }
  }

  @Test func nothingIsKeptWithoutAHeader() async throws {
    let store = CountingStore()
    try await Harness(store: store).run { client in
      for _ in 0..<2 { _ = try await client.post(Self.path, Self.asked) }
      #expect(store.appends == 0)
      _ = try await client.post(
        Self.path, Self.asked, headers: [try #require(HTTPField.Name("X-Conversation-Id")): "a"])
      #expect(store.appends == 2)
    }
  }

  @Test func aBackgroundPromptIsKeptNowhere() async throws {
    let store = CountingStore()
    try await Harness(store: store).run { client in
      let body = #"{"messages":[{"role":"user","content":"\n### Task:\nA \"title\" please"}]}"#
      let response = try await client.post(
        Self.path, body, headers: [try #require(HTTPField.Name("X-Conversation-Id")): "a"])
      #expect(response.status == .ok)
      #expect(response.text.contains(#"{\"title\":\"Assistant\"}"#))
      #expect(store.appends == 0)
    }
  }

  @Test func aHeaderThatIsTooLongIsABadRequest() async throws {
    try await Harness().run { client in
      let name = try #require(HTTPField.Name("X-Conversation-Id"))
      let response = try await client.post(
        Self.path, Self.asked, headers: [name: String(repeating: "a", count: 513)])
      #expect(response.status == .badRequest)
    }
  }

  @Test func aConversationOfAHeaderIsNotOneOfTheNativeAPI() async throws {
    try await Harness().run { client in
      let mine = try await client.begin()
      let name = try #require(HTTPField.Name("X-Conversation-Id"))
      _ = try await client.post(Self.path, Self.asked, headers: [name: mine.conversation])
      let read = try await client.get(mine.path, headers: mine.authorization)
      #expect(!read.text.contains("Texte : bonjour"))
    }
  }

  @Test func aStreamEndsWithDone() async throws {
    try await Harness().run { client in
      let body = Self.asked.dropLast() + #","stream":true}"#
      let response = try await client.post(Self.path, String(body))
      #expect(response.headers[.contentType] == "text/event-stream; charset=utf-8")
      let events = response.text.split(separator: "\n\n", omittingEmptySubsequences: false)
      #expect(events.suffix(2) == ["data: [DONE]", ""])
      #expect(events.dropLast().allSatisfy { $0.hasPrefix("data: ") && !$0.contains("\n") })
      #expect(!response.text.contains("usage"))
    }
  }

  @Test func anUnavailableStoreIsAnErrorOfTheSameShape() async throws {
    try await Harness(store: UnreachableStore()).run { client in
      let name = try #require(HTTPField.Name("X-Conversation-Id"))
      let response = try await client.post(Self.path, Self.asked, headers: [name: "a"])
      #expect(response.status == .serviceUnavailable)
      #expect(response.headers[.retryAfter] == "5")
      let error = try #require(try response.object()["error"] as? [String: Any])
      #expect(Set(error.keys) == ["message", "type", "param", "code"])
      #expect(error["type"] as? String == "server_error")
    }
  }

  @Test(arguments: ["/v1/models/autre", "/v1/chat", "/v1/models/%zz"])
  func whatIsNotThereIsAnErrorOfTheSameShape(path: String) async throws {
    try await Harness().run { client in
      let response = try await client.get(path)
      #expect(response.status == .notFound)
      let body = try response.object()
      #expect(body["error"] != nil)
    }
  }

  @Test func piecesOfATextJoinToTheText() {
    for text in ["", "a", "a\n", "a\n\nb", "\n\na\n- b\n"] {
      #expect(ChatText.pieces(of: text).joined() == text)
    }
  }
}

@Suite struct ChatContinuationTests {
  private func continuation(
    _ history: [String], after said: [String], isResend: Bool = false, sendsHistory: Bool = false
  ) -> ChatContinuation {
    ChatContinuation(
      from: history, after: said, isResend: isResend, sendsHistory: sendsHistory)
  }

  @Test func aMessageAloneIsNew() {
    #expect(continuation(["a"], after: []) == .adds)
    #expect(continuation(["a"], after: ["a"]) == .adds)
    #expect(continuation(["a"], after: ["a"], isResend: true) == .repeats)
    #expect(continuation(["b"], after: ["a"], isResend: true) == .adds)
  }

  @Test func aWholeHistoryIsCompared() {
    #expect(continuation(["a", "b"], after: ["a"]) == .adds)
    #expect(continuation(["a", "b"], after: ["a", "b"]) == .repeats)
    #expect(continuation(["a", "c"], after: ["a", "b"]) == .departs)
    #expect(continuation(["a", "b"], after: []) == .departs)
  }

  @Test func theLastPartOfAHistoryIsEnough() {
    #expect(continuation(["b", "c"], after: ["a", "b"]) == .adds)
    #expect(continuation(["b", "c"], after: ["a", "b", "c"]) == .repeats)
  }

  @Test func aFrontEndThatSendsEverythingMeansEverything() {
    #expect(continuation(["a"], after: [], sendsHistory: true) == .adds)
    #expect(continuation(["a"], after: ["a"], sendsHistory: true) == .repeats)
    #expect(continuation(["b"], after: ["a"], sendsHistory: true) == .departs)
    #expect(continuation(["b", "c"], after: ["a", "b"], sendsHistory: true) == .departs)
  }
}

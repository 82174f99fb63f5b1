import GuichetHTTP
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@Suite struct UnavailableStoreTests {
  @Test func everyCallThatNeedsTheStoreAsksToTryLater() async throws {
    let down = UnreachableStore()
    try await Harness(store: down, tokens: down).run { client in
      let answers = [
        try await client.post("/v1/conversations", "{}"),
        try await client.get("/v1/conversations/a"),
        try await client.post("/v1/conversations/a/messages", #"{"text":"a"}"#),
        try await client.post("/webhooks/rest/webhook", #"{"sender":"a","message":"b"}"#),
        try await client.get("/conversations/a/tracker"),
        try await client.get("/readyz"),
      ]
      for answer in answers {
        try answer.expectProblem(.serviceUnavailable)
        let seconds = try #require(answer.headers[.retryAfter].flatMap { Int($0) })
        #expect(seconds > 0)
        #expect(!answer.text.contains(UnreachableStore.reason))
      }
    }
  }

  @Test func livenessDoesNotDependOnTheStore() async throws {
    let down = UnreachableStore()
    try await Harness(store: down, tokens: down).run { client in
      let response = try await client.get("/healthz")
      #expect(response.status == .ok)
    }
  }

  @Test func aPersonIsNotStartedOverWhenTheStoreComesBack() async throws {
    let store = FlakyStore()
    try await Harness(store: store).run { client in
      let begun = try await client.begin()
      _ = try await client.send(#"{"text":"un"}"#, to: begun)
      store.goDown()
      try await client.send(#"{"id":"m2","text":"deux"}"#, to: begun)
        .expectProblem(.serviceUnavailable)
      store.comeBack()
      let turn = try await client.send(#"{"id":"m2","text":"deux"}"#, to: begun).object()
      #expect(turn["turn"] as? Int == 2)
    }
  }

  @Test func aConversationThatOthersKeepWritingAsksToTryLater() async throws {
    try await Harness(store: ContendedStore()).run { client in
      let begun = try await client.begin()
      let response = try await client.send(#"{"text":"un"}"#, to: begun)
      try response.expectProblem(.serviceUnavailable)
      #expect(response.headers[.retryAfter] == "1")
    }
  }

  @Test func readinessNeedsTheConversationsAndTheTokens() async throws {
    try await Harness(tokens: UnreachableStore()).run { client in
      try await client.get("/readyz").expectProblem(.serviceUnavailable)
    }
    try await Harness(store: UnreachableStore()).run { client in
      try await client.get("/readyz").expectProblem(.serviceUnavailable)
    }
    try await Harness().run { client in
      let ready = try await client.get("/readyz")
      #expect(ready.status == .ok)
      #expect(ready.text == #"{"status":"ok"}"#)
    }
  }
}

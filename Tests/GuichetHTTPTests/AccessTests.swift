import GuichetHTTP
import GuichetStore
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTesting
import Testing

@Suite struct AccessTests {
  /// Every call on a conversation: its method, what follows the id, its body.
  static let calls: [(HTTPRequest.Method, String, String?)] = [
    (.post, "/messages", #"{"text":"bonjour"}"#), (.get, "", nil), (.get, "/transcript", nil),
    (.delete, "", nil),
  ]

  private func call(
    _ call: (HTTPRequest.Method, String, String?), on path: String, headers: HTTPFields,
    client: any TestClientProtocol
  ) async throws -> TestResponse {
    var headers = headers
    headers[.contentType] = "application/json"
    return try await client.executeRequest(
      uri: path + call.1, method: call.0, headers: headers,
      body: call.2.map { ByteBuffer(string: $0) })
  }

  @Test(arguments: AccessTests.calls)
  func noTokenAWrongOneAndAnotherSchemeAreRefused(
    method: HTTPRequest.Method, rest: String, body: String?
  ) async throws {
    try await Harness().run { client in
      let mine = try await client.begin()
      let other = try await client.begin()
      let refused = [
        "", "Bearer", "Bearer ", "Bearer \(other.token)", "Bearer \(mine.token)0",
        "Basic \(mine.token)", mine.token,
      ]
      for authorization in refused {
        let response = try await call(
          (method, rest, body), on: mine.path, headers: [.authorization: authorization],
          client: client)
        try response.expectProblem(.unauthorized)
        #expect(response.headers[.wwwAuthenticate] == "Bearer")
      }
      let bare = try await call((method, rest, body), on: mine.path, headers: [:], client: client)
      try bare.expectProblem(.unauthorized)
      let kept = try await client.get(mine.path, headers: mine.authorization)
      #expect(kept.status == .ok)
    }
  }

  @Test(arguments: AccessTests.calls)
  func anUnknownConversationIsNotFound(
    method: HTTPRequest.Method, rest: String, body: String?
  ) async throws {
    try await Harness().run { client in
      let mine = try await client.begin()
      for headers: HTTPFields in [mine.authorization, [:]] {
        let response = try await call(
          (method, rest, body), on: "/v1/conversations/inconnue", headers: headers,
          client: client)
        try response.expectProblem(.notFound)
      }
    }
  }

  @Test func theSchemeIsReadInAnyCase() async throws {
    try await Harness().run { client in
      let mine = try await client.begin()
      let response = try await client.get(
        mine.path, headers: [.authorization: "bearer \(mine.token)"])
      #expect(response.status == .ok)
    }
  }

  @Test func aSenderOfRasaDoesNotReachANativeConversation() async throws {
    try await Harness().run { client in
      let mine = try await client.begin()
      let written = try await client.post(
        "/webhooks/rest/webhook", #"{"sender":"\#(mine.conversation)","message":"intrus"}"#)
      #expect(written.status == .ok)
      let read = try await client.get(mine.path, headers: mine.authorization)
      #expect(!read.text.contains("intrus"))
      try await client.get("/v1/conversations/rasa:\(mine.conversation)")
        .expectProblem(.notFound)
    }
  }

  @Test func onlyADigestOfTheTokenIsKept() async throws {
    let tokens = MemoryTokenStore()
    try await Harness(tokens: tokens).run { client in
      let mine = try await client.begin()
      let kept = try #require(try await tokens.digest(for: mine.conversation))
      #expect(kept.bytes.count == 32)
      #expect(!String(decoding: kept.bytes, as: UTF8.self).contains(mine.token))
    }
  }
}

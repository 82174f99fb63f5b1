import GuichetHTTP
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTesting
import Testing

@Suite struct RequestErrorTests {
  @Test(arguments: ["/inconnu", "/v1", "/v1/conversations/a/b/c", "/webhooks", "/index.html"])
  func anUnknownRouteIsNotFound(path: String) async throws {
    try await Harness().run { client in
      try await client.get(path).expectProblem(.notFound)
    }
  }

  @Test(arguments: [
    ("/v1/conversations", "GET", "POST"), ("/v1/conversations/abc", "POST", "DELETE, GET, HEAD"),
    ("/v1/conversations/abc/messages", "DELETE", "POST"),
    ("/webhooks/rest/webhook", "GET", "POST"), ("/webhooks/rest/", "POST", "GET, HEAD"),
    ("/healthz", "PUT", "GET, HEAD"), ("/", "OPTIONS", "GET, HEAD"), ("/", "BREW", "GET, HEAD"),
  ])
  func anotherMethodIsRefusedWithTheOnesAllowed(
    path: String, method: String, allowed: String
  ) async throws {
    let method = try #require(HTTPRequest.Method(method))
    try await Harness().run { client in
      let response = try await client.executeRequest(
        uri: path, method: method, headers: [:], body: nil)
      #expect(response.status == .methodNotAllowed)
      #expect(response.headers[.contentType] == "application/problem+json")
      #expect(response.headers[.allow] == allowed)
    }
  }

  /// Every call that takes a body, with one it takes.
  static let bodies = [
    ("/v1/conversations", #"{"a":"%"}"#), ("/webhooks/rest/webhook", #"{"sender":"%"}"#),
  ]

  @Test(arguments: bodies)
  func aBodyBeyondTheLimitIsTooLarge(path: String, template: String) async throws {
    try await Harness().run { client in
      let limit = 64 * 1024
      let large = template.replacing("%", with: String(repeating: "a", count: limit))
      try await client.post(path, large).expectProblem(.contentTooLarge)
    }
  }

  @Test func aBodyAsLargeAsTheLimitIsRead() async throws {
    try await Harness().run { client in
      let limit = 64 * 1024
      let frame = #"{"a":""}"#
      let body = #"{"a":"\#(String(repeating: "a", count: limit - frame.utf8.count))"}"#
      #expect(body.utf8.count == limit)
      let response = try await client.post("/v1/conversations", body)
      #expect(response.status == .created)
    }
  }

  @Test(arguments: [
    "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "json",
    "application/json; charset=iso-8859-1", "",
  ])
  func anotherMediaTypeIsUnsupported(contentType: String) async throws {
    try await Harness().run { client in
      for path in ["/v1/conversations", "/webhooks/rest/webhook"] {
        let response = try await client.executeRequest(
          uri: path, method: .post, headers: [.contentType: contentType],
          body: ByteBuffer(string: #"{"sender":"a","message":"b"}"#))
        try response.expectProblem(.unsupportedMediaType)
      }
    }
  }

  @Test(arguments: [
    "application/json", "application/json;charset=utf-8", "Application/JSON; charset=\"UTF-8\"",
    "application/vnd.api+json",
  ])
  func jsonInUTF8IsSupported(contentType: String) async throws {
    try await Harness().run { client in
      let response = try await client.executeRequest(
        uri: "/v1/conversations", method: .post, headers: [.contentType: contentType],
        body: ByteBuffer(string: "{}"))
      #expect(response.status == .created)
    }
  }

  @Test(arguments: [
    "{", #"{"text":}"#, #"{"text":"a"} trailing"#, #"{"text":"\ud800"}"#, "texte", "",
    String(repeating: "[", count: 10_000),
  ])
  func malformedJSONIsABadRequest(body: String) async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      try await client.send(body, to: begun).expectProblem(.badRequest)
      try await client.post("/webhooks/rest/webhook", body).expectProblem(.badRequest)
    }
  }

  @Test func invalidUTF8IsABadRequest() async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      var headers = begun.authorization
      headers[.contentType] = "application/json"
      let body = Array(#"{"text":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)
      let response = try await client.executeRequest(
        uri: "\(begun.path)/messages", method: .post, headers: headers,
        body: ByteBuffer(bytes: body))
      try response.expectProblem(.badRequest)
    }
  }

  @Test func aProblemNeverRepeatsWhatWasSent() async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      for body in [#"{"text":["motdepasse"]}"#, #"{"motdepasse":1}"#, "motdepasse"] {
        #expect(try await client.send(body, to: begun).text.contains("motdepasse") == false)
      }
      #expect(try await client.get("/motdepasse").text.contains("motdepasse") == false)
    }
  }
}

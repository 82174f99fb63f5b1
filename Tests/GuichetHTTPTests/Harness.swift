import Foundation
import GuichetStore
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTesting
import Logging
import Testing

@testable import GuichetHTTP

/// A server with fixed replies over stores that tests choose.
struct Harness {
  var store: any ConversationStore = MemoryStore()
  var tokens: any TokenStore = MemoryTokenStore()
  var guide: [GuideSection] = []
  var configuration = HTTPConfiguration()
  var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  var server: HTTPServer {
    let service = ConversationService(engine: EchoEngine(), store: store) { EchoEngine.now }
    return HTTPServer(
      service: service, tokens: tokens, guide: guide, configuration: configuration, logger: logger)
  }

  /// Runs requests straight through the router.
  func run(_ test: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
    try await server.application().test(.router, test)
  }
}

/// What a client holds of a conversation it began.
struct Begun: Decodable {
  var conversation: String
  var token: String

  var path: String { "/v1/conversations/\(conversation)" }
  var authorization: HTTPFields { [.authorization: "Bearer \(token)"] }
}

extension TestClientProtocol {
  /// Begins a conversation.
  func begin() async throws -> Begun {
    let response = try await executeRequest(
      uri: "/v1/conversations", method: .post, headers: [:], body: nil)
    #expect(response.status == .created)
    return try response.decoded(Begun.self)
  }

  /// Sends JSON text.
  func post(
    _ uri: String, _ json: String, headers: HTTPFields = [:]
  ) async throws -> TestResponse {
    var headers = headers
    headers[.contentType] = "application/json"
    return try await executeRequest(
      uri: uri, method: .post, headers: headers, body: ByteBuffer(string: json))
  }

  /// Sends a message to a conversation.
  func send(_ json: String, to begun: Begun) async throws -> TestResponse {
    try await post("\(begun.path)/messages", json, headers: begun.authorization)
  }

  /// Reads a path.
  func get(_ uri: String, headers: HTTPFields = [:]) async throws -> TestResponse {
    try await executeRequest(uri: uri, method: .get, headers: headers, body: nil)
  }
}

extension TestResponse {
  /// The body as text.
  var text: String { String(buffer: body) }

  /// The body as a JSON object.
  func object() throws -> [String: Any] {
    try #require(try json() as? [String: Any])
  }

  /// The body as a JSON array of objects.
  func array() throws -> [[String: Any]] {
    try #require(try json() as? [[String: Any]])
  }

  /// The body as a value.
  func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  private func json() throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  /// Checks that the answer is a problem with French texts that give nothing away.
  func expectProblem(
    _ expected: HTTPResponse.Status, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(status == expected, sourceLocation: sourceLocation)
    #expect(
      headers[.contentType] == "application/problem+json", sourceLocation: sourceLocation)
    #expect(headers[.cacheControl] == "no-store", sourceLocation: sourceLocation)
    let problem = try object()
    #expect(problem["status"] as? Int == expected.code, sourceLocation: sourceLocation)
    #expect(
      Set(problem.keys) == ["type", "title", "status", "detail"], sourceLocation: sourceLocation)
    let type = try #require(problem["type"] as? String, sourceLocation: sourceLocation)
    #expect(
      type == "about:blank" || type.hasPrefix("urn:guichet:problem:"),
      sourceLocation: sourceLocation)
    for key in ["title", "detail"] {
      let words = try #require(problem[key] as? String, sourceLocation: sourceLocation)
      #expect(!words.isEmpty, sourceLocation: sourceLocation)
      let rest = words.replacing("application/json", with: "")
      #expect(!rest.contains("/"), "no path, version or file", sourceLocation: sourceLocation)
    }
  }
}

import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GuichetHTTP

@Suite struct CrossOriginTests {
  private static let listed = "https://exemple.org"

  private var harness: Harness {
    var harness = Harness()
    harness.configuration.allowedOrigins = [Self.listed]
    return harness
  }

  private func preflight(
    _ origin: String, _ path: String, client: any TestClientProtocol
  ) async throws -> TestResponse {
    try await client.executeRequest(
      uri: path, method: .options,
      headers: [.origin: origin, .accessControlRequestMethod: "POST"], body: nil)
  }

  @Test func aListedOriginMayUseTheNativeAPI() async throws {
    try await harness.run { client in
      let asked = try await preflight(Self.listed, "/v1/conversations", client: client)
      #expect(asked.status == .noContent)
      #expect(asked.headers[.accessControlAllowOrigin] == Self.listed)
      #expect(asked.headers[.accessControlAllowMethods] == "GET, POST, DELETE")
      #expect(asked.headers[.accessControlAllowHeaders] == "Authorization, Content-Type")
      let begun = try await client.post(
        "/v1/conversations", "{}", headers: [.origin: Self.listed])
      #expect(begun.headers[.accessControlAllowOrigin] == Self.listed)
      #expect(begun.headers[.vary] == "Origin")
      let gone = try await client.get(
        "/v1/conversations/inconnue", headers: [.origin: Self.listed])
      #expect(gone.headers[.accessControlAllowOrigin] == Self.listed)
    }
  }

  @Test(arguments: ["https://exemple.org.", "http://exemple.org", "https://autre.org", "null", "*"])
  func anyOtherOriginIsToldNothing(origin: String) async throws {
    try await harness.run { client in
      let asked = try await preflight(origin, "/v1/conversations", client: client)
      #expect(asked.status == .methodNotAllowed)
      #expect(asked.headers[.accessControlAllowOrigin] == nil)
      let begun = try await client.post("/v1/conversations", "{}", headers: [.origin: origin])
      #expect(begun.headers[.accessControlAllowOrigin] == nil)
      #expect(begun.headers[.vary] == "Origin")
    }
  }

  @Test func theOtherChannelsAreForServers() async throws {
    try await harness.run { client in
      for path in ["/v1/models", "/webhooks/rest/webhook", "/metrics", "/"] {
        let asked = try await preflight(Self.listed, path, client: client)
        #expect(asked.headers[.accessControlAllowOrigin] == nil)
      }
    }
  }

  @Test func nothingIsAllowedUnlessListed() async throws {
    try await Harness().run { client in
      let asked = try await preflight(Self.listed, "/v1/conversations", client: client)
      #expect(asked.status == .methodNotAllowed)
      #expect(asked.headers[.accessControlAllowOrigin] == nil)
    }
  }
}

import GuichetHTTP
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@Suite struct CommonHeadersTests {
  @Test(arguments: [
    "/", "/page.js", "/healthz", "/readyz", "/webhooks/rest/", "/v1/conversations", "/inconnu",
    "/conversations/a/tracker",
  ])
  func everyAnswerCarriesThem(path: String) async throws {
    try await Harness().run { client in
      let headers = try await client.get(path).headers
      #expect(headers[.xContentTypeOptions] == "nosniff")
      let referrer = try #require(HTTPField.Name("Referrer-Policy"))
      #expect(headers[referrer] == "no-referrer")
      #expect(headers[.cacheControl] != nil)
      #expect(headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
      #expect(headers[.server] == nil)
      #expect(headers[.accessControlAllowOrigin] == nil)
    }
  }

  @Test(arguments: ["/", "/healthz", "/inconnu"])
  func headHasTheHeadersOfGetAndNoBody(path: String) async throws {
    try await Harness().run { client in
      let get = try await client.get(path)
      let head = try await client.executeRequest(
        uri: path, method: .head, headers: [:], body: nil)
      #expect(head.status == get.status)
      #expect(head.headers[.contentType] == get.headers[.contentType])
      #expect(head.headers[.contentLength] == "\(get.body.readableBytes)")
      #expect(head.body.readableBytes == 0)
    }
  }
}

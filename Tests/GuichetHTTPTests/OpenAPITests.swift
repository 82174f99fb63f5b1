import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GuichetHTTP

@Suite struct OpenAPITests {
  /// The operations of a document: `GET /v1/models`, sorted.
  private func operations(_ document: [String: Any]) throws -> [String] {
    let paths = try #require(document["paths"] as? [String: [String: Any]])
    return paths.flatMap { path, operations in
      operations.keys.filter { $0 != "parameters" }.map { "\($0.uppercased()) \(path)" }
    }.sorted()
  }

  @Test func everyRouteIsDescribedAndNothingElse() async throws {
    let harness = Harness(guide: [GuideSection(section: "1", title: "T", passages: [])])
    let routes = RouterBuilder(server: harness.server).routes.map {
      "\($0.method) \(OpenAPIDocument.written($0.path))"
    }
    try await harness.run { client in
      let response = try await client.get("/openapi.json")
      #expect(response.status == .ok)
      let document = try response.object()
      #expect(document["openapi"] as? String == "3.1.0")
      #expect(try operations(document) == routes.sorted())
    }
  }

  @Test func aChannelThatIsOffIsNotDescribed() async throws {
    var harness = Harness()
    harness.configuration.channels = [.native]
    harness.configuration.pageTitle = #"L'aide "R&D""#
    try await harness.run { client in
      let document = try await client.get("/openapi.json").object()
      let info = try #require(document["info"] as? [String: Any])
      #expect(info["title"] as? String == #"L'aide "R&D""#)
      let described = try operations(document)
      #expect(described.contains("POST /v1/conversations"))
      #expect(!described.contains { $0.contains("webhooks") || $0.contains("models") })
    }
  }

  @Test func everyReferenceLeadsSomewhereAndIdsAreUnique() async throws {
    try await Harness().run { client in
      let response = try await client.get("/openapi.json")
      let components = try #require(try response.object()["components"] as? [String: [String: Any]])
      for reference in response.text.matches(of: /"\$ref":"#\/components\/(\w+)\/(\w+)"/) {
        #expect(components["\(reference.1)"]?["\(reference.2)"] != nil, "\(reference.0)")
      }
      let ids = response.text.matches(of: /"operationId":"(\w+)"/).map { String($0.1) }
      #expect(Set(ids).count == ids.count)
    }
  }
}

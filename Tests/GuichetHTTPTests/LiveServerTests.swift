import Foundation
import GuichetStore
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import ServiceLifecycle
import Testing

@testable import GuichetHTTP

@Suite struct LiveServerTests {
  @Test func aConversationRunsOverASocket() async throws {
    try await Harness().server.application().test(.live) { client in
      let begun = try await client.begin()
      let turn = try await client.send(#"{"text":"bonjour"}"#, to: begun)
      #expect(turn.status == .ok)
      #expect(turn.headers[.server] == nil)
      let head = try await client.executeRequest(
        uri: "/", method: .head, headers: [:], body: nil)
      #expect(head.status == .ok)
      let large = String(repeating: "a", count: 300_000)
      try await client.send(#"{"text":"\#(large)"}"#, to: begun).expectProblem(.contentTooLarge)
      let after = try await client.send(#"{"text":"encore là"}"#, to: begun)
      #expect(after.status == .ok)
      let erased = try await client.executeRequest(
        uri: begun.path, method: .delete, headers: begun.authorization, body: nil)
      #expect(erased.status == .noContent)
      #expect(erased.headers[.contentLength] == nil)
    }
  }

  @Test func theAddressIsReportedAndRequestsUnderWayFinishOnShutdown() async throws {
    let store = GatedStore()
    let log = RecordedLog()
    let addresses = AsyncStream.makeStream(of: String.self)
    let server = HTTPServer(
      service: ConversationService(engine: EchoEngine(), store: store) { EchoEngine.now },
      tokens: MemoryTokenStore(), configuration: HTTPConfiguration(port: 0), logger: log.logger,
      onListening: { addresses.continuation.yield($0) })
    let group = ServiceGroup(
      configuration: .init(
        services: [try server.application()],
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let address = try #require(await addresses.stream.first { _ in true })
      #expect(log.lines == ["Guichet écoute sur \(address)"])
      let port = try #require(address.split(separator: ":").last.flatMap { Int($0) })
      try await TestClient.withClient(host: "127.0.0.1", port: port) { client in
        let json: HTTPFields = [.contentType: "application/json"]
        let begun = try await client.post(
          "/v1/conversations", headers: json, body: ByteBuffer(string: "{}"))
        let held = try Self.held(begun)
        async let turn = client.post(
          "\(held.path)/messages", headers: json.merging(held.authorization),
          body: ByteBuffer(string: #"{"text":"en cours"}"#))
        await store.waitForWrite()
        await group.triggerGracefulShutdown()
        try await Task.sleep(for: .milliseconds(100))
        store.open()
        let answer = try await turn
        #expect(answer.status == .ok)
        #expect(answer.body.map { String(buffer: $0) }?.contains("en cours") == true)
      }
      try await tasks.waitForAll()
    }
  }

  @Test func aPortInUseIsNamedInFrench() async throws {
    let addresses = AsyncStream.makeStream(of: String.self)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      let first = HTTPServer(
        service: ConversationService(engine: EchoEngine(), store: MemoryStore()) {
          EchoEngine.now
        },
        tokens: MemoryTokenStore(), configuration: HTTPConfiguration(port: 0),
        logger: Harness().logger, onListening: { addresses.continuation.yield($0) })
      tasks.addTask { try await first.run() }
      let address = try #require(await addresses.stream.first { _ in true })
      let port = try #require(address.split(separator: ":").last.flatMap { Int($0) })
      let second = Harness(configuration: HTTPConfiguration(port: port)).server
      let error = await #expect(throws: HTTPServerError.self) { try await second.run() }
      #expect(
        error?.description
          == "impossible d’écouter sur http://127.0.0.1:\(port) : "
          + "ce port est déjà utilisé par un autre programme")
      tasks.cancelAll()
    }
  }

  @Test(arguments: [-1, 65_536])
  func aPortOutOfRangeIsNamedInFrench(port: Int) async throws {
    let server = Harness(configuration: HTTPConfiguration(port: port)).server
    let error = await #expect(throws: HTTPServerError.self) { try await server.run() }
    #expect(error?.reason == "un port est un nombre de 0 à 65535")
  }

  @Test func anIPv6AddressIsWrittenInBrackets() {
    #expect(ListeningAddress.url(host: "::1", port: 8080) == "http://[::1]:8080")
    #expect(ListeningAddress.url(host: "127.0.0.1", port: 80) == "http://127.0.0.1:80")
  }

  private static func held(_ response: TestClient.Response) throws -> Begun {
    let body = try #require(response.body)
    return try JSONDecoder().decode(Begun.self, from: Data(String(buffer: body).utf8))
  }
}

extension HTTPFields {
  fileprivate func merging(_ other: HTTPFields) -> HTTPFields {
    var all = self
    all.append(contentsOf: other)
    return all
  }
}

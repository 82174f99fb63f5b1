import GuichetHTTP
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Testing

@Suite struct RequestLogTests {
  @Test func aRequestIsLoggedWithoutWhatWasSaid() async throws {
    let log = RecordedLog()
    try await Harness(logger: log.logger).run { client in
      let begun = try await client.begin()
      _ = try await client.send(#"{"id":"monidentifiant","text":"motdepasse"}"#, to: begun)
      _ = try await client.send(#"{"text":["motdepasse"]}"#, to: begun)
      _ = try await client.get("/motdepasse")
      let lines = log.lines
      #expect(lines.count == 4)
      for secret in ["motdepasse", "monidentifiant", begun.token, begun.conversation] {
        #expect(!lines.contains { $0.contains(secret) })
      }
      let sent = try #require(lines.dropFirst().first)
      #expect(sent.contains("method=POST"))
      #expect(sent.contains("route=/v1/conversations/{id}/messages"))
      #expect(sent.contains("status=200"))
      #expect(sent.contains("milliseconds="))
      #expect(sent.contains("request="))
      #expect(lines.last?.contains("status=404") == true)
    }
  }

  @Test func operatorsAreToldWhyTheStoreFailed() async throws {
    let log = RecordedLog()
    try await Harness(store: UnreachableStore(), logger: log.logger).run { client in
      _ = try await client.get("/readyz")
      #expect(log.lines.contains { $0.contains(UnreachableStore.reason) })
    }
  }
}

/// Keeps what is logged at any level, one line an entry.
final class RecordedLog: Sendable {
  private let entries = Mutex<[String]>([])

  var lines: [String] { entries.withLock(\.self) }

  var logger: Logger {
    var logger = Logger(label: "test") { _ in Handler(log: self) }
    logger.logLevel = .trace
    return logger
  }

  private struct Handler: LogHandler {
    let log: RecordedLog
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let pairs = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
      let line = ([event.message.description] + pairs).joined(separator: " ")
      log.entries.withLock { $0.append(line) }
    }
  }
}

import CoreMetrics
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import GuichetHTTP

@Suite struct MetricsTests {
  @Test func whatIsMeasuredIsWrittenAsPrometheusReadsIt() {
    let registry = PrometheusMetrics()
    Counter(label: "b.requests", dimensions: [("path", "a\"b\\c\nd")], factory: registry)
      .increment(by: 2)
    Counter(label: "b.requests", dimensions: [("path", "a\"b\\c\nd")], factory: registry)
      .increment()
    Meter(label: "a", factory: registry).set(1.5)
    let timer = Timer(label: "c", factory: registry)
    timer.recordNanoseconds(2_000_000)
    timer.recordNanoseconds(20_000_000_000)
    let lines = registry.exposition.split(separator: "\n")
    #expect(lines.prefix(2) == ["# TYPE a gauge", "a 1.5"])
    #expect(lines[2] == "# TYPE b_requests_total counter")
    #expect(lines[3] == #"b_requests_total{path="a\"b\\c\nd"} 3"#)
    #expect(lines.contains(#"c_seconds_bucket{le="0.001"} 0"#))
    #expect(lines.contains(#"c_seconds_bucket{le="0.0025"} 1"#))
    #expect(lines.contains(#"c_seconds_bucket{le="10"} 1"#))
    #expect(lines.contains(#"c_seconds_bucket{le="+Inf"} 2"#))
    #expect(lines.suffix(2) == ["c_seconds_sum 20.002", "c_seconds_count 2"])
  }

  @Test func aNameOfAnotherKindIsLeftAlone() {
    let registry = PrometheusMetrics()
    Meter(label: "a", factory: registry).set(1)
    Recorder(label: "a", factory: registry).record(7)
    #expect(registry.exposition == "# TYPE a gauge\na 1\n")
  }

  @Test func requestsAndTurnsAreCountedWithoutIds() async throws {
    try await Harness().run { client in
      let begun = try await client.begin()
      _ = try await client.send(#"{"text":"bonjour"}"#, to: begun)
      _ = try await client.get("/ailleurs")
      _ = try await client.executeRequest(
        uri: "/", method: try #require(HTTPRequest.Method(rawValue: "INVENTED")), headers: [:],
        body: nil)
      let response = try await client.get("/metrics")
      #expect(response.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
      let lines = response.text.split(separator: "\n")
      let wanted = [
        #"guichet_http_requests_total{method="POST",route="/v1/conversations",status="201"} 1"#,
        #"guichet_http_requests_total{method="POST",route="/v1/conversations/{id}/messages",status="200"} 1"#,
        #"guichet_http_requests_total{method="GET",route="NotFound",status="404"} 1"#,
        #"guichet_http_requests_total{method="other",route="NotFound",status="405"} 1"#,
        #"guichet_turns_total{channel="native",outcome="answered"} 2"#,
      ]
      for line in wanted { #expect(lines.contains { $0 == line }, "\(line)") }
      #expect(lines.contains { $0.hasPrefix("process_resident_memory_bytes ") })
      #expect(!response.text.contains(begun.conversation))
    }
  }
}

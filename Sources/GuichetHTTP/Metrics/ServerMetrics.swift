import CoreMetrics
import GuichetCore
import HTTPTypes
import Synchronization

/// What the server measures: requests, turns, refusals, connections.
///
/// Nothing names a person or what was said.
final class ServerMetrics: Sendable {
  private struct RequestKind: Hashable {
    var method: String
    var route: String
    var status: Int
  }

  private static let methods: Set<String> = ["GET", "HEAD", "POST", "DELETE", "OPTIONS"]

  private let factory: any MetricsFactory
  private let requests = Mutex<[RequestKind: (Counter, Timer)]>([:])
  private let connections: Meter

  init(factory: any MetricsFactory) {
    self.factory = factory
    connections = Meter(label: "guichet_http_connections", factory: factory)
  }

  /// Counts a request that was answered.
  ///
  /// - Parameters:
  ///   - method: Its method; one nobody defined is counted as `other`, so that clients add no series.
  ///   - route: The pattern of its route, or `-`.
  ///   - status: The status of the answer.
  ///   - nanoseconds: How long it took.
  func answered(method: HTTPRequest.Method, route: String, status: Int, nanoseconds: Int64) {
    let kind = RequestKind(
      method: Self.methods.contains(method.rawValue) ? method.rawValue : "other", route: route,
      status: status)
    let (counter, timer) = requests.withLock { requests in
      if let known = requests[kind] { return known }
      let labels = [("method", kind.method), ("route", route), ("status", "\(status)")]
      let made = (
        Counter(label: "guichet_http_requests", dimensions: labels, factory: factory),
        Timer(
          label: "guichet_http_request_duration", dimensions: [("route", route)], factory: factory)
      )
      requests[kind] = made
      return made
    }
    counter.increment()
    timer.recordNanoseconds(nanoseconds)
  }

  /// Counts a turn that was handed out.
  func replied(_ turn: Turn, channel: String) {
    Counter(
      label: "guichet_turns",
      dimensions: [("channel", channel), ("outcome", turn.outcome.rawValue)],
      factory: factory
    ).increment()
  }

  /// Counts a request that a rate limit refused.
  func refused(by limit: String) {
    Counter(label: "guichet_rate_limited", dimensions: [("limit", limit)], factory: factory)
      .increment()
  }

  /// Notes the connections that are open.
  func connected(_ count: Int) { connections.set(count) }
}

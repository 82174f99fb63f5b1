import Hummingbird
import HummingbirdCore

/// What Prometheus reads.
struct MetricsRoutes: Sendable {
  let registry: PrometheusMetrics
  let metrics: ServerMetrics
  let connections: ConnectionRegistry

  var routes: [Route] {
    [
      Route(.get, "/metrics") { _, _ in
        metrics.connected(connections.count)
        return .text(
          registry.exposition + ProcessFigures.exposition, mediaType: "text/plain; version=0.0.4")
      }
    ]
  }
}

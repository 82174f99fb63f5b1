public import CoreMetrics
import Synchronization

/// Keeps what swift-metrics measures, and writes it as Prometheus reads it.
///
/// ```swift
/// let metrics = PrometheusMetrics()
/// MetricsSystem.bootstrap(metrics)
/// let text = metrics.exposition
/// ```
public final class PrometheusMetrics: MetricsFactory {
  private let series = Mutex<[PrometheusName: PrometheusFamily]>([:])

  /// Creates a registry that holds nothing.
  public init() {}

  /// The text of everything measured, in the exposition format 0.0.4: families and their series sorted.
  public var exposition: String {
    series.withLock { families in
      families.sorted { $0.key < $1.key }.map { name, family in family.exposition(name) }.joined()
    }
  }

  /// A counter, its name ending in `_total`.
  public func makeCounter(
    label: String, dimensions: [(String, String)]
  ) -> any CounterHandler {
    counter(label, dimensions)
  }

  /// A counter of fractions, its name ending in `_total`.
  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    counter(label, dimensions)
  }

  /// A gauge.
  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    handler(PrometheusName(label), .gauge, dimensions) { PrometheusGauge() } ?? PrometheusGauge()
  }

  /// A histogram, or a gauge when values are not aggregated.
  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    guard aggregate else {
      return handler(PrometheusName(label), .gauge, dimensions) { PrometheusGauge() }
        ?? PrometheusGauge()
    }
    return handler(PrometheusName(label), .histogram, dimensions) { PrometheusHistogram() }
      ?? PrometheusHistogram()
  }

  /// A histogram of seconds, its name ending in `_seconds`.
  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    handler(PrometheusName(label, ending: "_seconds"), .histogram, dimensions) {
      PrometheusHistogram()
    } ?? PrometheusHistogram()
  }

  /// Keeps the counter: a series that ends would look like one that begins anew.
  public func destroyCounter(_ handler: any CounterHandler) {}
  /// Keeps the counter.
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  /// Keeps the gauge.
  public func destroyMeter(_ handler: any MeterHandler) {}
  /// Keeps the histogram.
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  /// Keeps the histogram.
  public func destroyTimer(_ handler: any TimerHandler) {}

  private func counter(_ label: String, _ dimensions: [(String, String)]) -> PrometheusCounter {
    handler(PrometheusName(label, ending: "_total"), .counter, dimensions) { PrometheusCounter() }
      ?? PrometheusCounter()
  }

  /// The series of a name and its labels, made when it is new; `nil` when the name is of another kind.
  private func handler<Handler: PrometheusSeries>(
    _ name: PrometheusName, _ kind: PrometheusFamily.Kind, _ dimensions: [(String, String)],
    make: () -> Handler
  ) -> Handler? {
    let labels = PrometheusLabels(dimensions)
    return series.withLock { families in
      let family = families[name] ?? PrometheusFamily(kind: kind)
      guard family.kind == kind else { return nil }
      if let known = family.series[labels] { return known as? Handler }
      let made = make()
      families[name, default: family].series[labels] = made
      return made
    }
  }
}

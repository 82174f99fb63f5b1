import CoreMetrics
import Synchronization

/// A number that only grows.
final class PrometheusCounter: PrometheusSeries, CounterHandler, FloatingPointCounterHandler {
  private let value = Mutex(0.0)

  func increment(by amount: Int64) { increment(by: Double(amount)) }
  func increment(by amount: Double) { value.withLock { $0 += max(0, amount) } }
  func reset() { value.withLock { $0 = 0 } }

  func lines(_ name: String, _ labels: PrometheusLabels) -> [String] {
    ["\(name)\(labels.braces()) \(PrometheusNumber.text(value.withLock(\.self)))"]
  }
}

/// A number that grows and shrinks.
final class PrometheusGauge: PrometheusSeries, MeterHandler, RecorderHandler {
  private let value = Mutex(0.0)

  func set(_ new: Int64) { set(Double(new)) }
  func set(_ new: Double) { value.withLock { $0 = new } }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func record(_ new: Int64) { set(new) }
  func record(_ new: Double) { set(new) }

  func lines(_ name: String, _ labels: PrometheusLabels) -> [String] {
    ["\(name)\(labels.braces()) \(PrometheusNumber.text(value.withLock(\.self)))"]
  }
}

/// How often values fell under each of a few bounds.
final class PrometheusHistogram: PrometheusSeries, TimerHandler, RecorderHandler {
  /// The bounds, in seconds for durations: half a millisecond to ten seconds.
  static let bounds = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]

  private struct State {
    var counts = Array(repeating: 0, count: PrometheusHistogram.bounds.count)
    var count = 0
    var sum = 0.0
  }

  private let state = Mutex(State())

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    let bucket = Self.bounds.firstIndex { value <= $0 }
    state.withLock { state in
      if let bucket { state.counts[bucket] += 1 }
      state.count += 1
      state.sum += value
    }
  }

  func lines(_ name: String, _ labels: PrometheusLabels) -> [String] {
    let state = state.withLock(\.self)
    var below = 0
    var lines = zip(Self.bounds, state.counts).map { bound, count in
      below += count
      return
        "\(name)_bucket\(labels.braces(adding: "le=\"\(PrometheusNumber.text(bound))\"")) \(below)"
    }
    lines.append("\(name)_bucket\(labels.braces(adding: "le=\"+Inf\"")) \(state.count)")
    lines.append("\(name)_sum\(labels.braces()) \(PrometheusNumber.text(state.sum))")
    lines.append("\(name)_count\(labels.braces()) \(state.count)")
    return lines
  }
}

/// Writes numbers as Prometheus reads them.
enum PrometheusNumber {
  /// Whole numbers without a fraction.
  static func text(_ number: Double) -> String {
    Int64(exactly: number).map(String.init) ?? "\(number)"
  }
}

import GuichetReplay
import Synchronization

/// The conversations of a replay that are watched, and what each has reached so far.
final class WatchedRuns: Sendable {
  private let all = Mutex<[(transcript: Transcript, log: CoverageObserver.Log)]>([])

  /// In no order.
  var logs: [(transcript: Transcript, log: CoverageObserver.Log)] { all.withLock(\.self) }

  func add(_ transcript: Transcript, _ log: CoverageObserver.Log) {
    all.withLock { $0.append((transcript, log)) }
  }
}

import Synchronization

/// Lets requests through at a rate, for each key alone.
///
/// It is the generic cell rate algorithm (ITU-T I.371): one number a key, the moment at which the key
/// has used up nothing. What is kept is bounded: keys that used up nothing are forgotten first.
final class RateLimiter: Sendable {
  /// The most keys it keeps; beyond, new keys are let through.
  static let mostKeys = 65_536

  private static let nanosecondsPerMinute: Int64 = 60_000_000_000

  private struct State {
    var quietFrom: [String: Int64] = [:]
    var sweptAt: Int64 = 0
  }

  private let state = Mutex(State())
  private let interval: Int64
  private let tolerance: Int64
  private let now: @Sendable () -> Int64

  /// Creates a limiter.
  ///
  /// - Parameters:
  ///   - limit: The rate.
  ///   - now: A clock that never goes back, in nanoseconds.
  init(_ limit: RateLimit, now: @escaping @Sendable () -> Int64) {
    interval = limit.perMinute > 0 ? Self.nanosecondsPerMinute / Int64(limit.perMinute) : 0
    tolerance = interval * Int64(max(0, min(limit.burst, 1_000_000) - 1))
    self.now = now
  }

  /// Creates a limiter on the clock of the process.
  convenience init(_ limit: RateLimit) {
    let clock = ContinuousClock()
    let start = clock.now
    self.init(limit) {
      let (seconds, attoseconds) = (clock.now - start).components
      return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
  }

  /// Counts one request.
  ///
  /// - Parameter key: Whose it is.
  /// - Returns: `nil` when it is let through, else the whole seconds to wait, at least 1.
  func secondsToWait(for key: String) -> Int? {
    guard interval > 0 else { return nil }
    let time = now()
    let wait: Int64 = state.withLock { state in
      let quietFrom = max(state.quietFrom[key] ?? time, time)
      let wait = quietFrom - time - tolerance
      if wait > 0 { return wait }
      if state.quietFrom[key] == nil { Self.makeRoom(in: &state, at: time) }
      if state.quietFrom[key] != nil || state.quietFrom.count < Self.mostKeys {
        state.quietFrom[key] = quietFrom + interval
      }
      return 0
    }
    return wait > 0 ? Int((wait + 999_999_999) / 1_000_000_000) : nil
  }

  /// The keys it keeps.
  var keyCount: Int { state.withLock { $0.quietFrom.count } }

  /// Forgets the keys that used up nothing, once a second at most.
  private static func makeRoom(in state: inout State, at time: Int64) {
    guard state.quietFrom.count >= mostKeys, time - state.sweptAt >= 1_000_000_000 else { return }
    state.sweptAt = time
    state.quietFrom = state.quietFrom.filter { $0.value > time }
  }
}

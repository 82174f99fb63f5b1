#if DEBUG
import Foundation
import Synchronization
#endif

/// A moment of a turn at which a crash test ends the process, as a power cut would.
///
/// A debug build takes `GUICHET_FAULT=before-commit:12` from the environment and kills itself the
/// twelfth time it comes to that point. A release build holds nothing of it.
package enum FaultPoint: String, Sendable {
  /// The changes are made and not committed.
  case beforeCommit = "before-commit"
  /// The changes are committed; nobody has been told.
  case afterCommit = "after-commit"
  /// The reply is made and not sent.
  case beforeSend = "before-send"

  #if DEBUG
  private static let chosen: (point: FaultPoint, count: Int)? = {
    let parts = ProcessInfo.processInfo.environment["GUICHET_FAULT"]?.split(separator: ":") ?? []
    guard parts.count == 2, let point = FaultPoint(rawValue: String(parts[0])),
      let count = Int(parts[1])
    else { return nil }
    return (point, count)
  }()
  private static let reached = Mutex(0)

  /// Ends the process if it is the time chosen for it.
  package func reach() {
    guard let chosen = Self.chosen, chosen.point == self else { return }
    let count = Self.reached.withLock { reached in
      reached += 1
      return reached
    }
    if count >= chosen.count { kill(getpid(), SIGKILL) }
  }
  #else
  /// Does nothing.
  @inlinable
  package func reach() {}
  #endif
}

import Glibc
import Synchronization

/// Turns signals into bytes that a reader can wait for beside its input.
///
/// Handlers are process-wide: one pipe at a time.
final class SignalPipe {
  /// The end to wait on: each byte is the number of a signal.
  let readEnd: Int32
  private let writeEnd: Int32
  private var previous: [Int32: sigaction] = [:]

  /// Where the handler writes; -1 while there is no pipe.
  private static let target = Atomic<Int32>(-1)

  /// Opens the pipe; `nil` when the process has no descriptors left.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
    Self.target.store(writeEnd, ordering: .releasing)
  }

  deinit {
    for signal in previous.keys { restore(signal) }
    Self.target.store(-1, ordering: .releasing)
    close(writeEnd)
    close(readEnd)
  }

  /// Sends a signal to the pipe from now on; when `once`, the second one does what it does by
  /// itself.
  func catches(_ signal: Int32, once: Bool = false) {
    var action = sigaction()
    // SAFETY: the handler only reads an atomic and calls `write`, which signal-safety(7) allows.
    action.__sigaction_handler.sa_handler = { number in
      let saved = errno
      var byte = UInt8(truncatingIfNeeded: number)
      _ = write(SignalPipe.target.load(ordering: .acquiring), &byte, 1)
      errno = saved
    }
    action.sa_flags = once ? Int32(bitPattern: UInt32(SA_RESETHAND)) : 0
    var old = sigaction()
    sigaction(signal, &action, &old)
    if previous[signal] == nil { previous[signal] = old }
  }

  /// Gives a signal back what it did before.
  func restore(_ signal: Int32) {
    guard var old = previous.removeValue(forKey: signal) else { return }
    sigaction(signal, &old, nil)
  }

  /// Returns the next signal that arrived, `nil` when there is none.
  func next() -> Int32? {
    var byte: UInt8 = 0
    return read(readEnd, &byte, 1) == 1 ? Int32(byte) : nil
  }
}

import Glibc

/// Bytes from a descriptor; waiting for them ends when a signal arrives.
final class ByteSource {
  /// What waiting brought.
  enum Event: Hashable {
    /// There are enough bytes to take.
    case bytes
    /// Nothing more will come.
    case end
    /// A signal arrived; its number.
    case signal(Int32)
    /// Nothing came in the time given.
    case timeout
  }

  private let descriptor: Int32
  private let signals: SignalPipe?
  private var chunk: [UInt8] = []
  private var position = 0

  /// Creates a source that leaves the descriptor open.
  init(_ descriptor: Int32, signals: SignalPipe?) {
    self.descriptor = descriptor
    self.signals = signals
  }

  /// The bytes read and not yet taken.
  var available: ArraySlice<UInt8> { chunk[position...] }

  /// Takes bytes that are ``available``.
  func take(_ count: Int) {
    position = min(position + count, chunk.count)
  }

  /// Returns at once when enough bytes are available and no signal arrived, else waits for either.
  ///
  /// - Parameters:
  ///   - count: The bytes that are enough.
  ///   - timeout: How long to wait, in milliseconds; -1 for as long as it takes.
  /// - Returns: `timeout` only when there is one; `signal` before anything else.
  func wait(for count: Int = 1, timeout: Int32 = -1) -> Event {
    while true {
      if let signal = signals?.next() { return .signal(signal) }
      if available.count >= count { return .bytes }
      var waited = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals?.readEnd ?? -1, events: Int16(POLLIN), revents: 0),
      ]
      switch poll(&waited, nfds_t(waited.count), timeout) {
      case 0: return .timeout
      case ..<0 where errno == EINTR: continue
      case ..<0: return .end
      default: break
      }
      if waited[1].revents != 0 { continue }
      if waited[0].revents != 0, !fill() { return .end }
    }
  }

  /// Reads what is there; `false` at the end of the input, and when it cannot be read.
  private func fill() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16384)
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    chunk = Array(available) + buffer.prefix(count)
    position = 0
    return count > 0
  }
}

import Glibc

/// Why nothing more can be written.
struct OutputError: Error, Hashable {
  /// The system's error number.
  var code: Int32

  /// Whether the reader just left: a closed pipe, a terminal that is gone.
  var isClosed: Bool { code == EPIPE || code == EIO }
}

/// Writes text to a descriptor, all of it.
struct OutputChannel {
  /// The descriptor, left open.
  var descriptor: Int32

  /// Writes the text, waiting while the reader is slow.
  func write(_ text: String) throws(OutputError) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var waited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&waited, 1, -1)
      default: throw OutputError(code: errno)
      }
    }
  }
}

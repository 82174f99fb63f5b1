/// Reads lines as they come, without editing: for pipes, files and dumb terminals.
enum LineReader {
  /// The bytes of a line that are kept; the rest is read and thrown away.
  static let limit = 65_536

  /// Returns the next line without its LF or CR LF; a last line needs none.
  static func line(from source: ByteSource) -> LineReading {
    var line: [UInt8] = []
    var hasRead = false
    while true {
      switch source.wait() {
      case .signal: return .interrupted
      case .end: return hasRead ? .line(decoded(line)) : .end
      case .bytes, .timeout: break
      }
      hasRead = true
      let bytes = source.available
      let content = bytes.prefix { $0 != 0x0A }
      line += content.prefix(limit - line.count)
      if content.count < bytes.count {
        source.take(content.count + 1)
        return .line(decoded(line))
      }
      source.take(content.count)
    }
  }

  private static func decoded(_ line: [UInt8]) -> String {
    let content = line.last == 0x0D ? line.dropLast() : line[...]
    return String(decoding: content, as: UTF8.self)
  }
}

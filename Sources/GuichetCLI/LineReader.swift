import Foundation

/// Reads lines of standard input as bytes, without ever holding more than a limit.
struct LineReader {
  enum Line {
    case bytes([UInt8])
    case tooLong
  }

  private let limit: Int
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  init(limit: Int) { self.limit = limit }

  /// The next line without its newline, `nil` at the end.
  mutating func next() -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if position == buffer.count, !refill() {
        if line.isEmpty && !isTooLong { return nil }
        return isTooLong ? .tooLong : .bytes(line)
      }
      let rest = buffer[position...]
      let end = rest.firstIndex(of: 10) ?? rest.endIndex
      if line.count + (end - position) > limit { isTooLong = true }
      if !isTooLong { line.append(contentsOf: rest[..<end]) }
      position = end
      if end < buffer.count {
        position += 1
        return isTooLong ? .tooLong : .bytes(line)
      }
    }
  }

  private mutating func refill() -> Bool {
    if isAtEnd { return false }
    let data = FileHandle.standardInput.availableData
    buffer = Array(data)
    position = 0
    isAtEnd = data.isEmpty
    return !data.isEmpty
  }
}

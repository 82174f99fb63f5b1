import Glibc
import Testing

@testable import GuichetTerminal

@Suite struct LineReaderTests {
  private func lines(_ bytes: [UInt8]) throws -> [String] {
    let pipe = try Pipe.holding(bytes)
    defer { close(pipe.readEnd) }
    let source = ByteSource(pipe.readEnd, signals: nil)
    var lines: [String] = []
    while case .line(let line) = LineReader.line(from: source) { lines.append(line) }
    return lines
  }

  @Test(arguments: [
    ("", []), ("\n", [""]), ("a", ["a"]), ("a\nb\n", ["a", "b"]), ("a\r\n\r\nb\r", ["a", "", "b"]),
    ("é\u{0}è\n", ["é\u{0}è"]), ("a\rb\n", ["a\rb"]),
  ])
  func linesEndWithLineFeedOrTheInput(text: String, expected: [String]) throws {
    #expect(try lines(Array(text.utf8)) == expected)
  }

  @Test func malformedBytesAreReplaced() throws {
    #expect(try lines([0x61, 0xE9, 0x62, 0x0A, 0xFF]) == ["a\u{FFFD}b", "\u{FFFD}"])
  }

  @Test(arguments: [65_535, 65_536, 65_537, 200_000, 1_000_000])
  func longLinesAreCutAndTheirRestIsNotTheNextLine(length: Int) throws {
    let read = try lines([UInt8](repeating: 0x61, count: length) + Array("\nsuite\n".utf8))
    #expect(read.map(\.utf8.count) == [min(length, LineReader.limit), 5])
    #expect(read.last == "suite")
  }

  @Test func lineCutInsideACharacterIsStillText() throws {
    let read = try lines([0x61] + Array(String(repeating: "é", count: 40_000).utf8))
    #expect(read.count == 1)
    #expect(read.first?.hasPrefix("aéé") == true)
    #expect(read.first?.last == "\u{FFFD}")
  }

  @Test func inputThatCannotBeReadIsTheEnd() throws {
    let pipe = try Pipe()
    close(pipe.readEnd)
    defer { close(pipe.writeEnd) }
    #expect(LineReader.line(from: ByteSource(pipe.writeEnd, signals: nil)) == .end)
  }
}

import Testing

@testable import GuichetTerminal

@Suite struct KeyDecoderTests {
  /// What a text that arrives in pieces becomes; the bytes of a piece are decided before the next.
  private func keys(_ pieces: [UInt8]...) -> String {
    var decoder = KeyDecoder()
    var result = String.UnicodeScalarView()
    var bytes: [UInt8] = []
    for (index, piece) in pieces.enumerated() {
      bytes += piece
      decoding: while !bytes.isEmpty {
        switch decoder.step(in: bytes[...], isLate: index == pieces.count - 1) {
        case .key(let scalar, let length):
          result.append(scalar)
          bytes.removeFirst(length)
        case .skip(let length): bytes.removeFirst(length)
        case .more: break decoding
        }
      }
    }
    return String(result)
  }

  @Test func accentsMayArriveByteByByte() {
    #expect(keys([0xC3], [0xA9], [0xE2], [0x80], [0xBA], [0xF0, 0x9F], [0x91, 0x8D]) == "é›👍")
  }

  @Test func malformedBytesAreReplacedAndTheNextOnesKept() {
    #expect(keys([0xE9, 0x61]) == "\u{FFFD}a")
    #expect(keys([0xFF, 0xC3, 0x28, 0xA9]) == "\u{FFFD}\u{FFFD}(\u{FFFD}")
    #expect(keys([0xED, 0xA0, 0x80, 0x41]).hasSuffix("A"))
    #expect(keys([0xC3]) == "\u{FFFD}")
  }

  @Test func nulIsNoKey() {
    #expect(keys([0x61, 0x00, 0x62]) == "ab")
  }

  @Test func escapeSequencesAreKeysOutsideAPaste() {
    #expect(keys(Array("a\u{1B}[A\u{1B}".utf8)) == "a\u{1B}[A\u{1B}")
    #expect(keys(Array("\u{1B}".utf8), Array("[2".utf8), Array("~".utf8)) == "\u{1B}[2~")
  }

  @Test func pastedTextIsOneLineWithoutKeys() {
    let pasted = "\u{1B}[200~un\r\ndeux\n\ttrois\u{1B}[A\u{3}\u{1B}[201~\r"
    #expect(keys(Array(pasted.utf8)) == "un  deux  trois[A\r")
    #expect(keys(Array(pasted.utf8.prefix(3)), Array(pasted.utf8.dropFirst(3))).hasPrefix("un"))
  }

  @Test(arguments: 0..<200)
  func everyByteIsConsumedOnce(seed: UInt64) {
    var generator = SplitMix(state: seed)
    var bytes = (0..<64).map { _ in UInt8.random(in: 0...255, using: &generator) }
    var decoder = KeyDecoder()
    while !bytes.isEmpty {
      switch decoder.step(in: bytes[...], isLate: true) {
      case .key(_, let length), .skip(let length):
        #expect((1...bytes.count).contains(length))
        bytes.removeFirst(min(max(length, 1), bytes.count))
      case .more:
        Issue.record("undecided at the end: \(bytes)")
        return
      }
    }
  }
}

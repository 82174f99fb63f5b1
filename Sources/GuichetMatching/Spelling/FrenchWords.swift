/// The French words, all inflected forms, folded: lower case, without accents, letters a–z.
///
/// The words stay in the bytes they were read from, in the format of `language/french-words.txt`:
/// header lines that begin with `#`, then one word a line, sorted bytewise. Nothing is built from
/// them, so that starting costs no more than reading the file.
///
/// ```swift
/// let words = try FrenchWords(bytes: Array("# en-tête\nacces\nmunicipal\n".utf8))
/// words.contains("acces".utf8)   // true
/// words.contains("accces".utf8)  // false
/// ```
public struct FrenchWords: Sendable {
  /// A list without words: ``contains(_:)`` is always false.
  public static let empty = FrenchWords()

  /// How many words ``init(bytes:)`` looks at, spread evenly over the file.
  private static let samples = 256

  private let bytes: [UInt8]
  /// The offset of the first word, behind the header.
  private let start: Int

  private init() {
    bytes = []
    start = 0
  }

  /// Takes the bytes of a word list, after looking at the header and a sample of the lines.
  ///
  /// What the sample misses never traps later; it can only make ``contains(_:)`` answer wrongly.
  /// Use ``validate()`` to look at every line.
  ///
  /// - Parameter bytes: The whole file. The last newline may be missing.
  /// - Throws: ``FrenchWordsError`` with the line of the first fault the sample meets.
  public init(bytes: [UInt8]) throws(FrenchWordsError) {
    var start = 0
    while start < bytes.count, bytes[start] == UInt8(ascii: "#") {
      start = Self.endOfLine(in: bytes, from: start) + 1
    }
    self.bytes = bytes
    self.start = min(start, bytes.count)

    var previous: Range<Int>?
    let (share, rest) = (bytes.count - self.start).quotientAndRemainder(dividingBy: Self.samples)
    for sample in 0...Self.samples {
      let offset = self.start + share * sample + rest * sample / Self.samples
      let known = min(offset, bytes.count - 1)  // the last sample is the last line
      guard let line = line(around: known, notBefore: self.start), line != previous else {
        continue
      }
      try check(line, after: previous)
      previous = line
    }
  }

  /// Says whether there is no word.
  public var isEmpty: Bool { start == bytes.count }

  /// Says whether a folded word is in the list.
  ///
  /// O(log n) in the size of the list, without allocation.
  ///
  /// - Parameter word: The UTF-8 bytes of a folded word.
  /// - Returns: True when the whole word is a line of the list; false for an empty word and for one
  ///   with anything but a–z.
  public func contains(_ word: some Collection<UInt8>) -> Bool {
    var low = start
    var high = bytes.count
    // `low` is always the start of a line, `high` the start of a line or the end.
    while low < high, let line = line(around: low + (high - low) / 2, notBefore: low) {
      switch order(of: line, and: word) {
      case 0: return !line.isEmpty
      case ..<0: low = line.upperBound + 1
      default: high = line.lowerBound
      }
    }
    return false
  }

  /// The words that begin with some letters, in order; O(log n) plus what is found.
  public func words(beginningWith stem: some Collection<UInt8>) -> [String] {
    var low = start
    var high = bytes.count
    while low < high, let line = line(around: low + (high - low) / 2, notBefore: low) {
      if order(of: line, and: stem) < 0 {
        low = line.upperBound + 1
      } else {
        high = line.lowerBound
      }
    }
    var found: [String] = []
    while let line = line(around: low, notBefore: low), bytes[line].starts(with: stem) {
      found.append(String(decoding: bytes[line], as: UTF8.self))
      low = line.upperBound + 1
    }
    return found
  }

  /// Looks at every line.
  ///
  /// O(n) in the size of the list; for checks and tests, not for starting.
  ///
  /// - Throws: ``FrenchWordsError`` with the first line that is no word or stands out of order.
  public func validate() throws(FrenchWordsError) {
    var previous: Range<Int>?
    var offset = start
    while let line = line(around: offset, notBefore: offset) {
      try check(line, after: previous)
      previous = line
      offset = line.upperBound + 1
    }
  }

  /// Throws when a line is no word, or does not come behind the one before.
  private func check(_ line: Range<Int>, after previous: Range<Int>?) throws(FrenchWordsError) {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard !line.isEmpty, bytes[line].allSatisfy(letters.contains) else {
      throw FrenchWordsError(code: .notAWord, line: number(of: line))
    }
    if let previous, order(of: previous, and: bytes[line]) >= 0 {
      throw FrenchWordsError(code: .outOfOrder, line: number(of: line))
    }
  }

  /// Returns the line, without its newline, that holds an offset, or `nil` at the end of the file.
  private func line(around offset: Int, notBefore limit: Int) -> Range<Int>? {
    guard limit <= offset, offset < bytes.count else { return nil }
    var first = offset
    while first > limit, bytes[first - 1] != UInt8(ascii: "\n") { first -= 1 }
    return first..<Self.endOfLine(in: bytes, from: offset)
  }

  /// Returns the offset of the next newline, or the end of the bytes.
  private static func endOfLine(in bytes: [UInt8], from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  /// Compares bytewise: negative when the line comes before the word, 0 when they are equal.
  private func order(of line: Range<Int>, and word: some Collection<UInt8>) -> Int {
    var offset = line.lowerBound
    for byte in word {
      if offset == line.upperBound { return -1 }
      if bytes[offset] != byte { return bytes[offset] < byte ? -1 : 1 }
      offset += 1
    }
    return offset == line.upperBound ? 0 : 1
  }

  /// Returns the number of a line, from 1.
  private func number(of line: Range<Int>) -> Int {
    bytes[..<line.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
  }
}

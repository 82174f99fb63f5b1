/// Splits a pattern line into its conjuncts: `A & B & !C`.
package enum PatternLine {
  /// One part of a line.
  package struct Conjunct: Equatable {
    /// The pattern, without its « ! ».
    package var text: String
    /// Whether it must not match.
    package var isNegative: Bool
    /// Where it begins in the line.
    package var utf8Offset: Int
  }

  /// The conjuncts, in order; parts that are only white space are left out.
  package static func conjuncts(of line: String) -> [Conjunct] {
    var result: [Conjunct] = []
    let bytes = Array(line.utf8)
    let (space, mark) = (UInt8(ascii: " "), UInt8(ascii: "!"))
    for part in bytes.split(separator: UInt8(ascii: "&")) {
      guard var start = part.firstIndex(where: { $0 != space }),
        let last = part.lastIndex(where: { $0 != space })
      else { continue }
      let isNegative = bytes[start] == mark
      if isNegative { start += 1 }
      if start > last { continue }
      result.append(
        Conjunct(
          text: String(decoding: bytes[start...last], as: UTF8.self), isNegative: isNegative,
          utf8Offset: start))
    }
    return result
  }
}

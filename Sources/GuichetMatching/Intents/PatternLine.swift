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
    var offset = 0
    for part in line.split(separator: "&", omittingEmptySubsequences: false) {
      let length = part.utf8.count
      let leading = part.prefix { $0 == " " }.utf8.count
      var text = part.dropFirst(leading)
      while text.last == " " { text.removeLast() }
      let isNegative = text.first == "!"
      if isNegative { text.removeFirst() }
      if !text.isEmpty {
        result.append(
          Conjunct(
            text: String(text), isNegative: isNegative,
            utf8Offset: offset + leading + (isNegative ? 1 : 0)))
      }
      offset += length + 1
    }
    return result
  }
}

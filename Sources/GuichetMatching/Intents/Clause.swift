/// A stretch of a message as patterns see it: folded words with one space between, then markers.
///
/// Markers are words that begin with `@`: `@question` behind a clause that a question mark ends,
/// and `@rse` for a notion that is only referred back to.
package struct Clause: Sendable {
  /// The tokens of the message it covers.
  package let tokens: Range<Int>
  /// The words, the markers behind.
  package let words: [String]
  /// The text patterns are matched against, UTF-8.
  package let text: [UInt8]
  /// Where each word begins in `text`.
  package let starts: [Int]

  package static let question = "@question"

  package init(_ all: [Token], tokens: Range<Int>, isQuestion: Bool, focus: [String] = []) {
    self.tokens = tokens
    var words = all[tokens].map(\.text)
    if isQuestion { words.append(Self.question) }
    words.append(contentsOf: focus.map { Lexicon.marker(of: $0) })
    var text: [UInt8] = []
    var starts: [Int] = []
    for word in words {
      if !text.isEmpty { text.append(UInt8(ascii: " ")) }
      starts.append(text.count)
      text.append(contentsOf: word.utf8)
    }
    self.words = words
    self.text = text
    self.starts = starts
  }

  /// Where each word stands in `text`.
  var wordRanges: [Range<Int>] {
    starts.indices.map { index in
      let next = index + 1 < starts.count ? starts[index + 1] - 1 : text.count
      return starts[index]..<next
    }
  }

  /// The tokens a range of `text` touches, as indices into the message's tokens; empty for markers.
  package func tokens(in range: Range<Int>) -> Range<Int> {
    let first = starts.lastIndex { $0 <= range.lowerBound } ?? 0
    let last = starts.lastIndex { $0 < max(range.upperBound, range.lowerBound + 1) } ?? first
    let upper = min(tokens.lowerBound + last + 1, tokens.upperBound)
    let lower = min(tokens.lowerBound + first, upper)
    return lower..<upper
  }
}

/// One line of text before it is wrapped: what may not be torn apart, in order.
struct InlineText: Hashable {
  /// A stretch of text in one style.
  struct Run: Hashable {
    var text: String
    var style: TerminalStyle
  }

  /// What stays on one line: a word with the punctuation that French sets apart from it.
  typealias Chunk = [Run]

  var chunks: [Chunk]

  /// Reads text without any markup.
  init(plain text: String, style: TerminalStyle = .regular) {
    chunks = Self.chunks(of: [Run(text: text, style: style)])
  }

  /// Reads text in which `**` begins and ends bold; asterisks without their match are shown.
  init(markdown text: String) {
    chunks = Self.chunks(of: Self.runs(of: text))
  }

  /// Splits at `**…**` whose content neither begins nor ends with a space.
  private static func runs(of text: String) -> [Run] {
    var runs: [Run] = []
    var regular = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "**") {
      let body = rest[start.upperBound...]
      regular += rest[..<start.lowerBound]
      if let end = endOfBold(in: body) {
        runs.append(Run(text: regular, style: .regular))
        runs.append(Run(text: String(body[..<end.lowerBound]), style: .bold))
        regular = ""
        rest = body[end.upperBound...]
      } else {
        regular += "**"
        rest = body
      }
    }
    runs.append(Run(text: regular + rest, style: .regular))
    return runs.filter { !$0.text.isEmpty }
  }

  private static func endOfBold(in body: Substring) -> Range<Substring.Index>? {
    guard let first = body.first, first != " ", first != "*" else { return nil }
    var from = body.startIndex
    while let end = body[from...].firstRange(of: "**") {
      if end.lowerBound > body.startIndex, body[..<end.lowerBound].last != " " { return end }
      from = end.upperBound
    }
    return nil
  }

  private static func chunks(of runs: [Run]) -> [Chunk] {
    var chunks: [Chunk] = []
    var gluesNext = false
    for word in words(of: runs) {
      let text = word.reduce(into: "") { $0 += $1.text }
      if var last = chunks.last, gluesNext || text.allSatisfy(clingsToPrevious.contains) {
        last.append(space(between: last, and: word))
        chunks[chunks.count - 1] = last + word
      } else {
        chunks.append(word)
      }
      gluesNext = text == "«"
    }
    return chunks
  }

  /// Returns the space between two chunks, in their style when they share one.
  static func space(between left: Chunk, and right: Chunk) -> Run {
    let style = left.last?.style
    return Run(text: " ", style: style == right.first?.style ? style ?? .regular : .regular)
  }

  /// Splits at U+0020 only: the no-break spaces U+00A0 and U+202F belong to words.
  private static func words(of runs: [Run]) -> [Chunk] {
    var words: [Chunk] = []
    var word: Chunk = []
    for run in runs {
      var isFirst = true
      for part in run.text.split(separator: " ", omittingEmptySubsequences: false) {
        if !isFirst && !word.isEmpty {
          words.append(word)
          word = []
        }
        isFirst = false
        if !part.isEmpty { word.append(Run(text: String(part), style: run.style)) }
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// Punctuation that never begins a line, though authors may type a plain space before it.
  private static let clingsToPrevious: Set<Character> = ["?", "!", ":", ";", "»", "%", "–", "—"]
}

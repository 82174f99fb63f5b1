/// A line of a report, before it is set for a file or a terminal.
struct ReportLine: Hashable {
  /// What a line is, as far as its look goes.
  enum Tone: String, Hashable {
    case plain = ""
    case heading = "1"
    case quiet = "2"
    case expected = "31"
    case got = "32"
  }

  /// What stands in front of it; further lines of it have as much space there.
  var margin: String
  /// What it says.
  var text: String
  var tone = Tone.plain
  /// The words, by number, to be noticed first.
  var marked: Range<Int>?

  init(_ margin: String, _ text: String, _ tone: Tone = .plain, marked: Range<Int>? = nil) {
    self.margin = margin
    self.text = text
    self.tone = tone
    self.marked = marked
  }

  /// The line on one line, without any look.
  var plain: String { TextFolding.visible(margin + text) }

  /// The line as a terminal shows it: broken between words, indented, and with colours.
  ///
  /// - Parameters:
  ///   - width: The columns there are; `nil` breaks nothing.
  ///   - isStyled: Whether it may have colours (SGR, ECMA-48 section 8.3.117).
  /// - Returns: Lines without line feeds.
  func shown(width: Int?, isStyled: Bool) -> [String] {
    let margin = TextFolding.visible(margin)
    let room = max(20, (width ?? Int.max / 2) - margin.count)
    var rows: [[(word: String, isMarked: Bool)]] = [[]]
    var used = 0
    for words in Self.unbroken(text) {
      let length = words.reduce(-1) { $0 + $1.text.count + 1 }
      if used > 0, used + 1 + length > room {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1] += words.map { ($0.text, marked?.contains($0.number) == true) }
      used += length + (used == 0 ? 0 : 1)
    }
    let space = String(repeating: " ", count: margin.count)
    return rows.enumerated().map { number, row in
      styled(number == 0 ? margin : space, row, isStyled: isStyled)
    }
  }

  /// The words in runs that stay on one line: what « » enclose keeps them, and « : » its word.
  private static func unbroken(_ text: String) -> [[(number: Int, text: String)]] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
      .map { TextFolding.visible(String($0)) }
    var runs: [[(number: Int, text: String)]] = []
    for (number, word) in words.enumerated() {
      let clings = word.first.map { "»:;?!%".contains($0) } ?? false
      if clings || runs.last?.last?.text == "«", !runs.isEmpty {
        runs[runs.count - 1].append((number, word))
      } else {
        runs.append([(number, word)])
      }
    }
    return runs
  }

  private func styled(
    _ margin: String, _ row: [(word: String, isMarked: Bool)], isStyled: Bool
  ) -> String {
    guard isStyled else { return margin + row.map(\.word).joined(separator: " ") }
    var text = margin
    var isMarked = false
    for (number, part) in row.enumerated() {
      if isMarked, !part.isMarked { text += "\u{1B}[27m" }
      if number > 0 { text += " " }
      if part.isMarked, !isMarked { text += "\u{1B}[7m" }
      isMarked = part.isMarked
      text += part.word
    }
    if isMarked { text += "\u{1B}[27m" }
    return tone == .plain ? text : "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[m"
  }
}

/// Sets the small part of Markdown that messages use into lines of a terminal.
///
/// Paragraphs, numbered and `- ` lists with a hanging indent, and `**bold**`. Lines break only at
/// plain spaces, never at no-break spaces, so an address stays whole even when it is longer than
/// the line. Every text is sanitised first (``TerminalSanitizer``).
///
/// ```swift
/// TextLayout(width: 20).lines("1. Cliquez sur **PERFORM**.")  // ["1. Cliquez sur", "   PERFORM."]
/// ```
public struct TextLayout: Hashable, Sendable {
  /// The columns a line may take; `nil` leaves each paragraph on one line.
  public var width: Int?
  /// Whether bold text is marked with escape sequences; without, its asterisks just go.
  public var isStyled: Bool

  /// Creates a layout, by default without wrapping and styles.
  public init(width: Int? = nil, isStyled: Bool = false) {
    self.width = width
    self.isStyled = isStyled
  }

  /// Returns the lines of a message, an empty one where a blank line separates two paragraphs.
  public func lines(_ markdown: String) -> [String] {
    var result: [String] = []
    for block in MarkdownBlock.blocks(of: TerminalSanitizer.text(markdown)) {
      if block.followsBlankLine { result.append("") }
      let hanging = String(repeating: " ", count: DisplayWidth.of(block.marker))
      for (index, line) in block.lines.enumerated() {
        let prefix = index == 0 ? block.marker : hanging
        result += lines(InlineText(markdown: line), first: prefix, rest: hanging)
      }
    }
    return result
  }

  /// Returns the lines of a text without markup, after a prefix; the next ones hang under it.
  func lines(
    plain text: String, style: TerminalStyle = .regular, after prefix: String
  ) -> [String] {
    let hanging = String(repeating: " ", count: DisplayWidth.of(prefix))
    let text = InlineText(plain: TerminalSanitizer.line(text), style: style)
    return lines(text, first: prefix, rest: hanging)
  }

  private func lines(_ text: InlineText, first: String, rest: String) -> [String] {
    var result: [String] = []
    var line: [InlineText.Run] = []
    var column = DisplayWidth.of(first)
    for chunk in text.chunks {
      let columns = chunk.reduce(0) { $0 + DisplayWidth.of($1.text) }
      if let width, !line.isEmpty, column + 1 + columns > width {
        result.append((result.isEmpty ? first : rest) + shown(line))
        line = []
        column = DisplayWidth.of(rest)
      }
      if !line.isEmpty {
        line.append(InlineText.space(between: line, and: chunk))
        column += 1
      }
      line += chunk
      column += columns
    }
    result.append((result.isEmpty ? first : rest) + shown(line))
    return result
  }

  private func shown(_ runs: [InlineText.Run]) -> String {
    guard isStyled else { return runs.reduce(into: "") { $0 += $1.text } }
    var merged: [InlineText.Run] = []
    for run in runs {
      if var last = merged.last, last.style == run.style {
        last.text += run.text
        merged[merged.count - 1] = last
      } else {
        merged.append(run)
      }
    }
    return merged.reduce(into: "") { $0 += $1.style.applied(to: $1.text) }
  }
}

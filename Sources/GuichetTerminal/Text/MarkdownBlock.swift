/// A paragraph or a list item of a message.
struct MarkdownBlock: Hashable {
  /// What begins the first line: nothing for a paragraph, `1. ` or `- ` after its indentation.
  var marker: String
  /// The lines of the block: one, and one more for each hard line break.
  var lines: [String]
  /// Whether a blank line stands before it.
  var followsBlankLine: Bool

  /// Reads the blocks of a sanitised text.
  ///
  /// As in CommonMark a line break inside a paragraph is a space, unless two spaces or a backslash
  /// stand before it. Other than there, a list needs no blank line before it, and a line that is
  /// not indented ends it.
  static func blocks(of text: String) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var afterBlank = false
    var breaksHard = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let indentation = line.prefix { $0 == " " }.count
      let content = line.drop { $0 == " " }
      let trimmed = trimmingEnd(content)
      if trimmed.isEmpty {
        afterBlank = true
        continue
      }
      let marker = listMarker(content)
      let last = blocks.indices.last
      if marker == nil, let last, !afterBlank, blocks[last].marker.isEmpty || indentation > 0 {
        blocks[last].add(trimmed, onNewLine: breaksHard)
      } else {
        let shown = marker.map { marker in
          String(repeating: " ", count: min(indentation, 8)) + (marker == "*" ? "-" : marker) + " "
        }
        let body = trimmed.dropFirst(marker?.count ?? 0).drop { $0 == " " }
        blocks.append(
          MarkdownBlock(
            marker: shown ?? "", lines: [String(body)],
            followsBlankLine: afterBlank && last != nil))
      }
      afterBlank = false
      breaksHard = content.hasSuffix("  ") || trimmed.hasSuffix("\\")
      if trimmed.hasSuffix("\\") { blocks[blocks.count - 1].dropBackslash() }
    }
    return blocks
  }

  private mutating func add(_ line: Substring, onNewLine: Bool) {
    if onNewLine || lines.isEmpty {
      lines.append(String(line))
    } else {
      lines[lines.count - 1] += " " + line
    }
  }

  private mutating func dropBackslash() {
    guard let last = lines.popLast() else { return }
    lines.append(String(last.dropLast()))
  }

  /// Returns `-`, `*`, `•`, or a number of up to three digits with its `.` or `)`.
  private static func listMarker(_ line: Substring) -> String? {
    guard let first = line.first else { return nil }
    var marker = line.prefix(1)
    if first.isASCII && first.isNumber {
      let digits = line.prefix { $0.isASCII && $0.isNumber }
      let rest = line.dropFirst(digits.count)
      guard digits.count <= 3, rest.first == "." || rest.first == ")" else { return nil }
      marker = line.prefix(digits.count + 1)
    } else if first != "-" && first != "*" && first != "•" {
      return nil
    }
    let rest = line.dropFirst(marker.count)
    return rest.first == " " && rest.contains { $0 != " " } ? String(marker) : nil
  }

  private static func trimmingEnd(_ line: Substring) -> Substring {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}

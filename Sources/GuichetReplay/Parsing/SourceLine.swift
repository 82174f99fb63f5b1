import GuichetCore

/// One line of a file, with what is needed to point at it and to write it back unchanged.
struct SourceLine: Sendable {
  /// From 1.
  let number: Int
  /// The line without its ending.
  let raw: Substring
  /// "\n", "\r\n", "\r", or "" at the end of the file.
  let ending: Substring

  /// The line without white space at the ends.
  var content: Substring { raw.trimmed() }

  /// The place of an index inside the line; column from 1, in scalars.
  func location(of index: Substring.Index, in file: String) -> SourceLocation {
    let column = raw.unicodeScalars[raw.startIndex..<index].count + 1
    return SourceLocation(file: file, line: number, column: column)
  }

  /// The place of the first character that is not white space.
  func location(in file: String) -> SourceLocation {
    location(of: content.isEmpty ? raw.startIndex : content.startIndex, in: file)
  }

  /// The lines of a file; a byte-order mark in front is part of none.
  static func lines(ofFile text: String) -> [SourceLine] {
    lines(of: text.unicodeScalars.first == "\u{FEFF}" ? text[...].droppingFirstScalar() : text[...])
  }

  /// The lines of a text; joined again, raw parts and endings give the text.
  static func lines(of rest: Substring) -> [SourceLine] {
    var lines: [SourceLine] = []
    let scalars = rest.unicodeScalars
    var start = scalars.startIndex
    var index = start
    func close(_ contentEnd: Substring.Index, _ lineEnd: Substring.Index) {
      let (raw, ending) = (rest[start..<contentEnd], rest[contentEnd..<lineEnd])
      lines.append(SourceLine(number: lines.count + 1, raw: raw, ending: ending))
      start = lineEnd
    }
    while index < scalars.endIndex {
      let scalar = scalars[index]
      var next = scalars.index(after: index)
      if scalar == "\n" || scalar == "\r" {
        if scalar == "\r", next < scalars.endIndex, scalars[next] == "\n" {
          next = scalars.index(after: next)
        }
        close(index, next)
      }
      index = next
    }
    if start < scalars.endIndex { close(scalars.endIndex, scalars.endIndex) }
    return lines
  }
}

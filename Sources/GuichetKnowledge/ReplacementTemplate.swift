/// What takes the place of a match: text, and groups of the pattern written `$1` to `$9`.
struct ReplacementTemplate {
  private enum Part {
    case text(String)
    case group(Int)
  }

  private let parts: [Part]

  /// The highest group the template asks for, 0 when it asks for none.
  let highestGroup: Int

  /// Reads a template; a `$` before anything but a digit or another `$` stands for itself.
  init(_ source: String) {
    var parts: [Part] = []
    var text = String.UnicodeScalarView()
    var afterDollar = false
    for scalar in source.unicodeScalars {
      if afterDollar, let digit = Int(String(scalar)), (1...9).contains(digit) {
        parts.append(.text(String(text)))
        parts.append(.group(digit))
        text.removeAll()
        afterDollar = false
      } else if afterDollar {
        text.append("$")
        if scalar != "$" { text.append(scalar) }
        afterDollar = false
      } else if scalar == "$" {
        afterDollar = true
      } else {
        text.append(scalar)
      }
    }
    if afterDollar { text.append("$") }
    parts.append(.text(String(text)))
    self.parts = parts
    highestGroup = parts.reduce(0) { highest, part in
      if case .group(let number) = part { max(highest, number) } else { highest }
    }
  }

  /// Appends the replacement for one match; a group that took no part is empty.
  func append(to output: inout [UInt8], match: [Range<Int>?], subject: [UInt8]) {
    for part in parts {
      switch part {
      case .text(let text):
        output.append(contentsOf: text.utf8)
      case .group(let number):
        guard number < match.count, let range = match[number], range.upperBound <= subject.count
        else { continue }
        output.append(contentsOf: subject[range])
      }
    }
  }
}

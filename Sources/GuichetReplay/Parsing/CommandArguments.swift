import GuichetCore

/// The arguments of a command line: separated by `|`, white space at their ends ignored, `\|` for a
/// bar inside one.
struct CommandArguments {
  /// An argument and where it stands.
  struct Argument {
    let text: String
    let location: SourceLocation
  }

  /// In order; an empty one between two bars is kept.
  let items: [Argument]

  /// Reads what follows the command's name; nothing there gives no argument.
  init(_ rest: Substring, of line: SourceLine, in file: String) {
    var items: [Argument] = []
    func add(_ part: Substring) {
      let text = part.trimmed()
      let place = text.isEmpty ? part.startIndex : text.startIndex
      items.append(
        Argument(
          text: Self.unescaped(text), location: line.location(of: place, in: file)))
    }
    let all = rest.trimmed()
    if !all.isEmpty {
      var start = all.startIndex
      var previous: Unicode.Scalar?
      for index in all.unicodeScalars.indices {
        let scalar = all.unicodeScalars[index]
        if scalar == "|", previous != "\\" {
          add(all[start..<index])
          start = all.unicodeScalars.index(after: index)
        }
        previous = scalar
      }
      add(all[start...])
    }
    self.items = items
  }

  /// The texts alone.
  var texts: [String] { items.map(\.text) }

  /// Writes arguments so that they are read back the same, white space folded.
  static func written(_ texts: [String]) -> String {
    let parts = texts.map { text in
      var result = String.UnicodeScalarView()
      for scalar in TextFolding.folded(text).unicodeScalars {
        if scalar == "|" { result.append("\\") }
        result.append(scalar)
      }
      // A backslash before the bar would escape it; white space there is ignored.
      if result.last == "\\" { result.append(" ") }
      return String(result)
    }
    return String(parts.joined(separator: "|")[...].trimmed())
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "|", result.last == "\\" { result.removeLast() }
      result.append(scalar)
    }
    return String(result)
  }
}

import GuichetCore

/// Writes text as lines of a block that the parser reads back as that text.
struct TranscriptLineWriter {
  let classifier: LineClassifier

  init(words: Set<String>) {
    classifier = LineClassifier(words: words)
  }

  /// The lines of a `#me` or `#bot` block; blank lines at the ends, and white space at the end of a
  /// line, are left out, as they are not compared.
  func lines(of text: String, in section: TranscriptSection) -> [String] {
    var lines = SourceLine.lines(of: text[...]).map { line in
      line.content.isEmpty ? "" : String(line.raw[..<line.content.endIndex])
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    let first = lines.firstIndex { !$0.isEmpty } ?? lines.endIndex
    return lines[first...].enumerated().map { offset, line in
      line.isEmpty ? "" : written(line, in: section, isFirst: offset == 0)
    }
  }

  /// The line itself, or the least change that keeps it text.
  private func written(
    _ line: String, in section: TranscriptSection, isFirst: Bool
  ) -> String {
    if reads(line, as: line, in: section, isFirst: isFirst) { return line }
    let content = line[...].trimmed()
    let margin = line[..<content.startIndex]
    if let mark = content.unicodeScalars.first, mark == "?" || mark == "!" {
      let doubled = "\(margin)\(mark)\(content)"
      if reads(doubled, as: line, in: section, isFirst: isFirst) { return doubled }
    }
    return "\(margin)\\\(content)"
  }

  private func reads(
    _ candidate: String, as line: String, in section: TranscriptSection, isFirst: Bool
  ) -> Bool {
    guard candidate[...].trimmed().unicodeScalars.first != "#" else { return false }
    var probe = Probe(classifier: classifier)
    let parsed = CommandLine(
      SourceLine(number: 1, raw: candidate[...], ending: ""), in: section,
      readsPrefixes: section == .bot, isFirstText: isFirst && section == .bot, &probe)
    guard case .text(let text) = parsed.reading, !parsed.isOptional, !parsed.isNegated else {
      return false
    }
    return text.unicodeScalars.elementsEqual(line[...].trimmed().unicodeScalars)
  }

  private struct Probe: FindingCollector {
    let file = ""
    let classifier: LineClassifier
    mutating func report(_ id: String, _ message: String, at location: SourceLocation) {}
  }
}

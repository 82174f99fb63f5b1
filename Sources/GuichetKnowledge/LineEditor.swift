import Foundation
import GuichetCore
import PatternEngine

/// Replaces what a pattern matches on some lines of the received text.
struct LineEditor {
  /// A line longer than this many bytes is the doing of a replacement that feeds on itself.
  static let longestLine = 20_000

  private let pattern: Pattern
  private let template: ReplacementTemplate
  private let lines: [Int]?
  private let location: SourceLocation
  private let subject: String

  /// Compiles the pattern.
  ///
  /// - Parameters:
  ///   - subject: What is edited with, for findings: « la correction », « la perte ».
  ///   - source: The PCRE2 pattern.
  ///   - template: What takes the place of each match.
  ///   - lines: The lines to edit, from 1, or `nil` for all.
  ///   - location: Where the pattern was written.
  ///   - findings: Takes what is wrong with the pattern or the replacement; `nil` comes back then.
  init?(
    _ subject: String, pattern source: String, template: ReplacementTemplate, lines: [Int]?,
    at location: SourceLocation, findings: inout [Diagnostic]
  ) {
    guard let pattern = Self.compile(source, at: location, findings: &findings) else { return nil }
    guard template.highestGroup <= pattern.groupCount else {
      findings.append(
        Diagnostic(
          "guide.correction.group",
          "le remplacement reprend le groupe $\(template.highestGroup), et le motif n'en a que"
            + " \(pattern.groupCount) ; ajoutez les parenthèses ou corrigez le numéro",
          at: location))
      return nil
    }
    self.subject = subject
    self.pattern = pattern
    self.template = template
    self.lines = lines
    self.location = location
  }

  /// Compiles a pattern; a fault is a finding at its place inside the pattern.
  static func compile(
    _ source: String, at location: SourceLocation, findings: inout [Diagnostic]
  ) -> Pattern? {
    do {
      return try Pattern(source.precomposedStringWithCanonicalMapping)
    } catch {
      let before = String(decoding: source.utf8.prefix(error.utf8Offset), as: UTF8.self)
      var place = location
      place.column += before.unicodeScalars.count
      findings.append(
        Diagnostic(
          "guide.pattern", "motif PCRE2 mal formé (\(error.message)) ; corrigez-le ici", at: place))
      return nil
    }
  }

  /// Edits the lines; using the pattern nowhere is a finding.
  ///
  /// - Returns: The numbers of the lines where something was replaced, from 1.
  func edit(_ text: inout [String], findings: inout [Diagnostic]) -> [Int] {
    var edited: [Int] = []
    for number in lines ?? Array(1...max(1, text.count)) {
      guard text.indices.contains(number - 1) else {
        findings.append(
          Diagnostic(
            "guide.lines.range",
            "\(subject) vise la ligne \(number), et le texte reçu en a \(text.count) ;"
              + " corrigez « lines »", at: location))
        return edited
      }
      do {
        guard let line = try replaced(text[number - 1]) else { continue }
        guard line.utf8.count <= Self.longestLine else {
          findings.append(
            Diagnostic(
              "guide.correction.too-long",
              "\(subject) fait dépasser \(Self.longestLine) octets à la ligne \(number) ;"
                + " raccourcissez le remplacement", at: location))
          return edited
        }
        text[number - 1] = line
        edited.append(number)
      } catch {
        findings.append(
          Diagnostic(
            "guide.pattern.limit",
            "le motif demande trop de travail à la ligne \(number) (\(error.message)) ;"
              + " évitez les répétitions imbriquées", at: location))
        return edited
      }
    }
    if edited.isEmpty {
      findings.append(
        Diagnostic(
          "guide.correction.unused",
          "\(subject) ne trouve rien à remplacer ; corrigez le motif ou les lignes, ou retirez-la",
          at: location))
    }
    return edited
  }

  private func replaced(_ line: String) throws(PatternError) -> String? {
    let matches = try pattern.matches(in: line)
    let bytes = Array(line.utf8)
    var output: [UInt8] = []
    var position = 0
    var found = false
    for match in matches {
      guard let whole = match.first, let range = whole, range.lowerBound >= position else {
        continue
      }
      found = true
      output.append(contentsOf: bytes[position..<range.lowerBound])
      template.append(to: &output, match: match, subject: bytes)
      position = range.upperBound
      if output.count > Self.longestLine { break }
    }
    guard found else { return nil }
    output.append(contentsOf: bytes[position...])
    return String(decoding: output, as: UTF8.self).precomposedStringWithCanonicalMapping
      .collapsingSpaces()
  }
}

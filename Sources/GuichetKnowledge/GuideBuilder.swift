import Foundation
import GuichetCore

/// Builds one knowledge base, step by step; see ``KnowledgeBase/build(received:definition:)``.
struct GuideBuilder {
  let received: String
  let definition: GuideDefinition
  var findings: [Diagnostic] = []
  /// The lines of the received text as they stand: received, then corrected, then marked.
  var text: [String]
  /// Why something was lost, by line.
  var gaps: [Int: [String]] = [:]
  /// Where the structure places each line.
  private var placed: [Int: SourceLocation] = [:]

  init(received: String, definition: GuideDefinition) {
    self.received = received
    self.definition = definition
    text = received.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line, as: UTF8.self).precomposedStringWithCanonicalMapping
        .collapsingSpaces()
    }
  }

  mutating func build() -> KnowledgeBase {
    checkDigest()
    correct()
    markLosses()
    let sections = buildSections()
    checkEveryLineIsPlaced()
    let facts = buildFacts(sections)
    let knowledge = KnowledgeBase(
      title: definition.title, file: definition.file,
      digest: SHA256.hexadecimal(of: definition.canonicalText + received), sections: sections,
      facts: facts)
    checkResidue(knowledge)
    checkAddresses(knowledge)
    return knowledge
  }

  /// A place in the received text.
  func place(_ line: Int) -> SourceLocation {
    SourceLocation(file: definition.file, line: max(1, line))
  }

  private mutating func checkDigest() {
    let digest = SHA256.hexadecimal(of: received)
    guard digest != definition.digest else { return }
    findings.append(
      Diagnostic(
        "guide.received.changed",
        "le texte reçu n'est plus celui que ce fichier décrit ; rétablissez \(definition.file), ou,"
          + " si un nouveau guide le remplace, révisez tout ce fichier puis écrivez ici \(digest)",
        at: definition.digestLocation, related: place(1)))
  }

  private mutating func correct() {
    for correction in definition.corrections {
      let editor = LineEditor(
        "la correction", pattern: correction.pattern,
        template: ReplacementTemplate(correction.replacement), lines: correction.lines,
        at: correction.location, findings: &findings)
      _ = editor?.edit(&text, findings: &findings)
    }
  }

  private mutating func markLosses() {
    for loss in definition.losses {
      let mark =
        loss.label.map { "\(KnowledgeBase.lostMark.dropLast()) : \($0)]" } ?? KnowledgeBase.lostMark
      let editor = LineEditor(
        "la perte", pattern: loss.pattern,
        template: ReplacementTemplate(" \(mark.replacing("$", with: "$$")) "), lines: loss.lines,
        at: loss.location, findings: &findings)
      for line in editor?.edit(&text, findings: &findings) ?? [] {
        gaps[line, default: []].append(loss.reason)
      }
    }
  }

  /// The text of some lines in the given order; blank lines add nothing.
  func joined(_ lines: some Sequence<Int>) -> String {
    var whole = lines.map { text.indices.contains($0 - 1) ? text[$0 - 1] : "" }
      .filter { !$0.isEmpty }.joined(separator: " ")
    let mark = KnowledgeBase.lostMark
    while whole.contains("\(mark) \(mark)") {
      whole = whole.replacing("\(mark) \(mark)", with: mark)
    }
    return whole
  }

  /// Notes where lines are used; a line that does not exist or is used twice is a finding.
  ///
  /// - Returns: The lines that exist and hold something, in the given order.
  mutating func take(_ lines: [Int], at location: SourceLocation) -> [Int] {
    if let stray = lines.first(where: { !text.indices.contains($0 - 1) }) {
      findings.append(
        Diagnostic(
          "guide.lines.range",
          "la ligne \(stray) n'existe pas : le texte reçu en a \(text.count) ; corrigez le numéro",
          at: location))
    }
    let held = lines.filter { text.indices.contains($0 - 1) && !text[$0 - 1].isEmpty }
    for line in held {
      if let other = placed.updateValue(location, forKey: line) {
        findings.append(
          Diagnostic(
            "guide.line.twice",
            "la ligne \(line) est déjà placée ; chaque ligne n'a qu'une place", at: location,
            related: other))
      }
    }
    return held
  }

  private mutating func checkEveryLineIsPlaced() {
    for (index, line) in text.enumerated() where !line.isEmpty && placed[index + 1] == nil {
      findings.append(
        Diagnostic(
          "guide.line.unplaced",
          "cette ligne n'a pas de place dans le guide construit ; ajoutez-la à « structure », ou"
            + " retirez-la par « drop » avec la raison", at: place(index + 1),
          related: definition.location))
    }
  }
}

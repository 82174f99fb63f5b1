import GuichetCore
import PatternEngine

extension GuideBuilder {
  /// Looks for what must not be left in the built text.
  mutating func checkResidue(_ knowledge: KnowledgeBase) {
    let texts = knowledge.sections.flatMap { section in
      [(section.lines.first, section.title)]
        + section.paragraphs.map { ($0.lines.first, $0.text) }
    }
    for residue in definition.residue {
      guard
        let pattern = LineEditor.compile(
          residue.pattern, at: residue.location, findings: &findings)
      else { continue }
      for (line, text) in texts {
        do {
          guard let match = try pattern.firstMatch(in: text) else { continue }
          let words = match.first.flatMap { $0 }.map {
            String(decoding: Array(text.utf8)[$0], as: UTF8.self)
          }
          findings.append(
            Diagnostic(
              "guide.residue",
              "il reste « \(words ?? "") » dans le passage qui commence ici (\(residue.reason)) ;"
                + " ajoutez une correction", at: place(line), related: residue.location))
        } catch {
          findings.append(
            Diagnostic(
              "guide.pattern.limit",
              "le motif demande trop de travail (\(error.message)) ; évitez les répétitions"
                + " imbriquées", at: residue.location))
          break
        }
      }
    }
  }
}

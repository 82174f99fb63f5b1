import GuichetCore
import GuichetMatching

/// Every example must be found among all intents, and a counter-example must not be.
enum ExampleCheck {
  /// Adds a finding for each one that is read wrongly.
  static func run(_ examples: [ReadExample], findings: inout [Diagnostic]) {
    for read in examples where !read.isRight {
      let text = read.example.text
      let id = read.intent.id
      if read.isCounterexample {
        findings.append(
          Diagnostic(
            "counterexample.matches", "« \(text) » ne doit pas être « \(id) » ; resserrez le motif",
            severity: .warning, at: read.example.location,
            related: read.wrong?.reading.location))
      } else if let other = read.findings.first {
        findings.append(
          Diagnostic(
            "example.lost",
            "« \(text) » est lu comme « \(other.intent.id) » et non « \(id) » ; "
              + "précisez l'un des deux motifs",
            severity: .warning, at: read.example.location, related: other.reading.location))
      } else {
        findings.append(
          Diagnostic(
            "example.unread",
            "« \(text) » n'est pas compris ; ajoutez une notion ou un motif à « \(id) »",
            severity: .warning, at: read.example.location))
      }
    }
  }

  /// Adds a finding for each message that is no topic's business and is answered with one.
  static func run(outside draft: BotDraft, findings: inout [Diagnostic]) {
    let read = Parallel.map(draft.outside) { phrasing in
      ReadExample.comprehension(of: phrasing.text, bot: draft.bot).findings
        .first { $0.intent.kind == .ask && $0.intent.topic != nil }
    }
    for (phrasing, finding) in zip(draft.outside, read) {
      guard let finding else { continue }
      findings.append(
        Diagnostic(
          "outside.matches",
          "« \(phrasing.text) » n'est l'affaire d'aucun sujet et est lu comme "
            + "« \(finding.intent.id) » ; resserrez le motif",
          severity: .warning, at: phrasing.location, related: finding.reading.location))
    }
  }
}

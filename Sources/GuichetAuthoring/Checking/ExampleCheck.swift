import GuichetCore
import GuichetEngine
import GuichetMatching

/// Reads every example with all intents: it must be found, and a counter-example must not be.
enum ExampleCheck {
  static func run(
    _ draft: BotDraft, findings: inout [Diagnostic]
  ) -> (right: Int, total: Int) {
    var right = 0
    var total = 0
    for intent in draft.intents {
      for example in intent.examples {
        total += 1
        let text = draft.bot.masker.masked(example.text).text
        let found = draft.bot.comprehender.comprehend(text, focus: [])
        let ids = found.findings.filter { $0.intent.kind != .entity }
        if ids.contains(where: { $0.intent.id == intent.id || sameTopic($0.intent, intent) }) {
          right += 1
          continue
        }
        let winner = ids.first
        findings.append(
          Diagnostic(
            winner == nil ? "example.unread" : "example.lost",
            winner.map {
              "« \(example.text) » est lu comme « \($0.intent.id) » ; précisez l'un des deux motifs"
            }
              ?? "« \(example.text) » n'est pas compris ; ajoutez une notion ou un motif "
              + "à « \(intent.id) »",
            severity: .warning, at: example.location, related: winner?.reading.location))
      }
      for example in intent.counterexamples {
        let found = draft.bot.comprehender.comprehend(example.text, focus: [])
        guard let wrong = found.findings.first(where: { $0.intent.id == intent.id })
        else { continue }
        findings.append(
          Diagnostic(
            "counterexample.matches",
            "« \(example.text) » ne doit pas être « \(intent.id) » ; resserrez le motif",
            severity: .warning, at: example.location, related: wrong.reading.location))
      }
    }
    return (right, total)
  }

  /// Two intents that answer with the same topic are one to the person.
  private static func sameTopic(_ left: Intent, _ right: Intent) -> Bool {
    left.kind == right.kind && left.kind == .ask && left.topic != nil && left.topic == right.topic
  }
}

import GuichetCore
import GuichetMatching

/// Notions nothing uses. (One that contains itself is a fault of loading.)
enum LexiconCheck {
  static func run(_ draft: BotDraft, findings: inout [Diagnostic]) {
    let notions = Dictionary(draft.notions.map { ($0.name, $0) }) { first, _ in first }
    var used: Set<String> = []
    var open = draft.notions.filter(\.isEntity).map(\.name)
    if let filler = draft.filler { open.append(filler) }
    for phrasing in draft.intents.flatMap({ $0.patterns + $0.unless }) {
      open += PatternLine.conjuncts(of: phrasing.text).flatMap { names(in: $0.text) }
    }
    while let name = open.popLast() {
      guard used.insert(name).inserted, let notion = notions[name] else { continue }
      open += notion.phrasings.flatMap { names(in: $0.text) }
    }
    for notion in draft.notions where !used.contains(notion.name) {
      findings.append(
        Diagnostic(
          "lexicon.unused",
          "aucun motif n'emploie la notion <\(notion.name)> ; employez-la ou retirez-la",
          severity: .warning, at: notion.location))
    }
  }

  private static func names(in pattern: String) -> [String] {
    PatternSource(pattern).node.notions.map(\.name)
  }
}

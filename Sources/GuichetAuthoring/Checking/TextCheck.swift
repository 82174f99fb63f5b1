import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetMatching

/// Texts nothing says, and wordings whose turn never comes.
enum TextCheck {
  static func run(
    _ draft: BotDraft, in directory: BotDirectory, findings: inout [Diagnostic]
  ) {
    var ignored: [Diagnostic] = []
    guard let configuration = BotConfiguration.load(directory, findings: &ignored) else { return }
    let said = said(by: draft)
    let texts = BotPlaces(configuration, in: directory).texts
    let missing = said.subtracting(texts.keys).sorted()
    for (id, variants) in texts {
      guard let place = variants.first?.location else { continue }
      if !said.contains(id) {
        let hint = EditDistance.nearest(to: id, among: missing)
        findings.append(
          Diagnostic(
            "text.unused",
            "rien ne dit jamais le texte « \(id) »"
              + (hint.map { " ; vouliez-vous dire « \($0) » ? Sinon, " } ?? " ; ") + "retirez-le",
            severity: .warning, at: place))
      } else if SaidTexts.isSaidOneWay(id), let second = variants[safely: 1] {
        findings.append(
          Diagnostic(
            "text.variant.unused",
            "le texte « \(id) » n'est dit que de la première façon ; retirez les autres",
            severity: .warning, at: second.location))
      }
    }
  }

  private static func said(by draft: BotDraft) -> Set<String> {
    let flow = draft.bot.flow
    var said = Set(SaidTexts.always + SaidTexts.ofClients + draft.intents.compactMap(\.text))
    for step in flow.steps where step.kind != .end {
      said.formUnion(SaidTexts.of(step) + ["\(step.id).help"])
    }
    for fact in flow.facts {
      for value in fact.values {
        let told = FactValue(fact.name, value)
        said.insert("known.\(fact.name).\(value)")
        if SaidTexts.isAcknowledged(told, intents: draft.intents, flow: flow) {
          said.insert("ack.\(fact.name).\(value)")
        }
      }
    }
    return said.union(draft.bot.answers.values.compactMap(\.contactText))
  }
}

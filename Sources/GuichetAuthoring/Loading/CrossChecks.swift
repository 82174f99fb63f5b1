import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetMatching

/// What must agree between files: topics, facts and texts that one names and another declares.
enum CrossChecks {
  /// The control phrases the dialogue answers.
  static let controls: Set<String> = Set(
    [
      "greet", "thanks", "bye", "yes", "no", "unsure", "help", "repeat", "restart", "back",
      "status", "skip", "done", "stuck", "why", "human", "insult", "who-are-you", "language-en",
    ].map { "control.\($0)" })

  static func check(
    intents: [Intent], flow: Flow, stepPlaces: [String: SourceLocation], answers: AnswerLoader,
    configuration: BotConfiguration, hasClients: Bool, findings: inout [Diagnostic]
  ) {
    checkIntents(intents, flow: flow, findings: &findings)
    checkReplies(of: intents, answers: answers, findings: &findings)
    let known = Set(answers.texts.filter { !$0.value.isEmpty }.keys)
    let first = SourceLocation(file: "bot.yml", line: 1)
    func need(_ id: String, at place: SourceLocation) {
      guard !known.contains(id) else { return }
      findings.append(
        Diagnostic(
          "text.missing", "le texte « \(id) » manque ; ajoutez-le dans answers/", at: place))
    }
    for id in SaidTexts.always + (hasClients ? SaidTexts.ofClients : []) { need(id, at: first) }
    for step in flow.steps {
      let place = stepPlaces[step.id] ?? first
      for text in SaidTexts.of(step) { need(text, at: place) }
      for topic in [step.topic].compactMap(\.self) + step.options.flatMap(\.asked)
      where answers.answers[topic] == nil {
        findings.append(unknownTopic(topic, answers: answers, at: place))
      }
    }
    for fact in flow.facts {
      for value in fact.values {
        let told = FactValue(fact.name, value)
        let isTold = isTold(told, intents: intents, flow: flow)
        if SaidTexts.isAcknowledged(told, intents: intents, flow: flow) {
          need("ack.\(fact.name).\(value)", at: first)
        }
        if isTold || flow.implications.contains(where: { $0.consequences.contains(told) }) {
          need("known.\(fact.name).\(value)", at: first)
        }
      }
    }
    for topic in [configuration.overviewTopic, configuration.secretTopic]
    where answers.answers[topic] == nil {
      findings.append(unknownTopic(topic, answers: answers, at: first))
    }
    for (topic, answer) in answers.answers {
      for use in answer.variants.compactMap(\.use) where answers.answers[use] == nil {
        findings.append(
          unknownTopic(use, answers: answers, at: answers.answerPlaces[topic] ?? first))
      }
    }
  }

  private static func isTold(_ told: FactValue, intents: [Intent], flow: Flow) -> Bool {
    intents.contains { $0.sets.contains(told) }
      || flow.steps.contains { $0.options.contains { $0.sets.contains(told) } }
  }

  /// Control phrases are ones the dialogue knows, and the texts that intents answer with exist.
  private static func checkReplies(
    of intents: [Intent], answers: AnswerLoader, findings: inout [Diagnostic]
  ) {
    func hint(_ name: String, among names: some Sequence<String>) -> String {
      EditDistance.nearest(to: name, among: names).map { " ; vouliez-vous dire « \($0) » ?" } ?? ""
    }
    for intent in intents {
      if intent.kind == .control, !controls.contains(intent.id) {
        findings.append(
          Diagnostic(
            "intent.unknown-control",
            "« \(intent.id) » n'est pas une phrase de service\(hint(intent.id, among: controls))",
            at: intent.location))
      }
      if let text = intent.text, answers.texts[text] == nil {
        findings.append(
          Diagnostic(
            "intent.unknown-text",
            "le texte « \(text) » n'existe pas\(hint(text, among: answers.texts.keys.sorted()))",
            at: intent.location))
      }
    }
  }

  private static func checkIntents(
    _ intents: [Intent], flow: Flow, findings: inout [Diagnostic]
  ) {
    var places: [String: SourceLocation] = [:]
    for intent in intents {
      if let earlier = places[intent.id] {
        findings.append(
          Diagnostic(
            "intent.duplicate", "l'intention « \(intent.id) » existe déjà ; réunissez les deux",
            at: intent.location, related: earlier))
      }
      places[intent.id] = intent.location
      for fact in intent.sets {
        let declared = flow.facts.first { $0.name == fact.fact }
        if declared?.values.contains(fact.value) != true {
          let hint = EditDistance.nearest(to: fact.fact, among: flow.facts.map(\.name)) ?? ""
          findings.append(
            Diagnostic(
              "intent.unknown-fact",
              "la situation ne connaît pas « \(fact.fact): \(fact.value) »\(hint.isEmpty ? "" : " ; vouliez-vous dire « \(hint) » ?") Voyez dialogue/",
              at: intent.location))
        }
      }
    }
  }

  private static func unknownTopic(
    _ topic: String, answers: AnswerLoader, at place: SourceLocation
  ) -> Diagnostic {
    let hint = EditDistance.nearest(to: topic, among: answers.answers.keys.sorted()).map {
      " ; vouliez-vous dire « \($0) » ?"
    }
    return Diagnostic(
      "answer.missing",
      "aucune réponse pour le sujet « \(topic) »\(hint ?? " ; ajoutez-la dans answers/")", at: place
    )
  }
}

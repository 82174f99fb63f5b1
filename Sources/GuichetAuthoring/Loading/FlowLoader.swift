import GuichetCore
import GuichetDialogue

/// Reads the dialogue: the situation, what follows from what, and the steps.
struct FlowLoader {
  private static let keys: Set<String> = [
    "situation", "implies", "goal", "milestones", "steps", "migrations",
  ]
  private static let stepKeys: Set<String> = ["id", "when", "kind", "topic", "focus", "choices"]
  private static let choiceKeys: Set<String> = ["value", "label", "like", "asked", "set"]
  static let likes = ["yes", "no", "done", "unsure", "stuck"]

  private let checker: FactChecker
  private var facts: [Flow.Fact] = []
  private var findings: [Diagnostic] = []

  private init(checker: FactChecker) { self.checker = checker }

  static func flow(
    in directory: BotDirectory, file: String, checker: FactChecker, findings: inout [Diagnostic]
  ) -> (flow: Flow, places: [String: SourceLocation])? {
    guard let text = directory.text(of: file, findings: &findings),
      let root = YAMLValue.parse(text, file: file, findings: &findings),
      let fields = root.fields(
        "dialogue", known: keys, required: ["situation", "goal", "steps"], findings: &findings)
    else { return nil }
    var loader = FlowLoader(checker: checker)
    let result = loader.read(fields)
    findings += loader.findings
    return result
  }

  private mutating func read(
    _ fields: YAMLFields
  ) -> (flow: Flow, places: [String: SourceLocation]) {
    for (key, value) in fields["situation"]?.entries("situation", findings: &findings) ?? [] {
      guard let name = key.text("nom de fait", findings: &findings),
        let inner = value.fields(
          "fait « \(name) »", known: ["values"], required: ["values"], findings: &findings)
      else { continue }
      let values = inner["values"]?.texts("values", findings: &findings).map(\.text) ?? []
      facts.append(Flow.Fact(name: name, values: values))
    }
    let implications = (fields["implies"]?.list("implies", findings: &findings) ?? [])
      .compactMap { value -> Flow.Implication? in
        guard
          let inner = value.fields(
            "implication", known: ["if", "then"], required: ["if", "then"], findings: &findings)
        else { return nil }
        return Flow.Implication(
          condition: condition(inner["if"]), consequences: told(inner["then"]))
      }
    let milestones = (fields["milestones"]?.list("milestones", findings: &findings) ?? [])
      .compactMap { value -> Flow.Milestone? in
        guard
          let inner = value.fields(
            "jalon", known: ["id", "when"], required: ["id", "when"], findings: &findings),
          let id = inner["id"]?.text("id", findings: &findings)
        else { return nil }
        return Flow.Milestone(id: id, condition: condition(inner["when"]))
      }
    var places: [String: SourceLocation] = [:]
    var steps: [Step] = []
    for value in fields["steps"]?.list("steps", findings: &findings) ?? [] {
      guard let (step, place) = step(value) else { continue }
      if let earlier = places[step.id] {
        findings.append(
          Diagnostic(
            "dialogue.step.duplicate",
            "l'étape « \(step.id) » existe déjà ; changez un des deux noms",
            at: place, related: earlier))
      }
      places[step.id] = place
      steps.append(step)
    }
    let flow = Flow(
      facts: facts, implications: implications, goal: condition(fields["goal"]),
      milestones: milestones, steps: steps,
      migrations: MigrationLoader.migrations(
        fields["migrations"], facts: facts, steps: steps.map(\.id), findings: &findings))
    return (flow, places)
  }

  private mutating func step(_ value: YAMLValue) -> (Step, SourceLocation)? {
    guard
      let fields = value.fields(
        "étape", known: Self.stepKeys, required: ["id", "when", "kind"], findings: &findings),
      let id = fields["id"]?.text("id", findings: &findings)
    else { return nil }
    let kindText = fields["kind"]?.text("kind", findings: &findings) ?? ""
    let kind = Step.Kind(rawValue: kindText)
    if kind == nil {
      findings.append(
        Diagnostic(
          "dialogue.step.kind",
          "« \(kindText) » n'est pas une sorte d'étape ; écrivez question, action ou end",
          at: (fields["kind"] ?? value).location))
    }
    var options: [Step.Option] = []
    for choice in fields["choices"]?.list("choices", findings: &findings) ?? [] {
      guard let option = option(choice) else { continue }
      if options.contains(where: { $0.value == option.value }) {
        findings.append(
          Diagnostic(
            "dialogue.choice.duplicate",
            "l'étape « \(id) » a déjà un choix « \(option.value) » ; changez une des deux valeurs",
            at: choice.location))
      }
      options.append(option)
    }
    let step = Step(
      id: id, condition: condition(fields["when"]), kind: kind ?? .question,
      topic: fields["topic"]?.text("topic", findings: &findings),
      focus: fields["focus"]?.texts("focus", findings: &findings).map(\.text) ?? [],
      options: options)
    return (step, fields["id"]?.location ?? value.location)
  }

  private mutating func option(_ value: YAMLValue) -> Step.Option? {
    guard
      let fields = value.fields(
        "choix", known: Self.choiceKeys, required: ["value", "label"], findings: &findings),
      let id = fields["value"]?.text("value", findings: &findings),
      let label = fields["label"].flatMap({ checker.filled($0, "label", findings: &findings) })
    else { return nil }
    let like = fields["like"]?.texts("like", findings: &findings) ?? []
    for (name, place) in like where !Self.likes.contains(name) {
      findings.append(
        Diagnostic(
          "dialogue.choice.like",
          "« \(name) » n'est pas une réponse reconnue ; choisissez parmi \(Self.likes.joined(separator: ", "))",
          at: place))
    }
    return Step.Option(
      value: id, label: label, like: like.map(\.text),
      asked: fields["asked"]?.texts("asked", findings: &findings).map(\.text) ?? [],
      sets: told(fields["set"]))
  }

  private mutating func told(_ value: YAMLValue?) -> [FactValue] {
    FactReader.facts(value, declared: facts, findings: &findings)
  }

  private mutating func condition(_ value: YAMLValue?) -> Condition {
    FactReader.condition(value, declared: facts, findings: &findings)
  }
}

import GuichetCore
import GuichetDialogue

/// A flow with one thing taken out.
struct FlowMutant {
  /// What kind of thing was taken out.
  var kind: MutationReport.Kind
  /// Where it is written.
  var location: SourceLocation
  /// What it says, in French.
  var what: String
  /// The flow without it.
  var flow: Flow
}

extension FlowMutant {
  /// Every flow with one thing less: a choice, a consequence of an implication, or a term of a step's
  /// condition.
  ///
  /// A lone term is taken out too: its step is then always ready.
  static func all(of flow: Flow, places: FlowPlaces) -> [FlowMutant] {
    consequences(of: flow, at: places.consequences)
      + flow.steps.indices.flatMap { step in
        terms(of: step, in: flow, at: places.terms[safely: step] ?? [])
          + choices(of: step, in: flow, at: places.choices[safely: step] ?? [])
      }
  }

  private static func consequences(
    of flow: Flow, at places: [[SourceLocation]]
  ) -> [FlowMutant] {
    zip(flow.implications, places).enumerated().flatMap { position, rule in
      zip(rule.0.consequences, rule.1).enumerated().map { number, consequence in
        var implications = flow.implications
        implications[position].consequences.remove(at: number)
        return FlowMutant(
          kind: .consequence, location: consequence.1,
          what: "conséquence « \(consequence.0.fact): \(consequence.0.value) »",
          flow: Flow(flow, implications: implications))
      }
    }
  }

  private static func terms(
    of step: Int, in flow: Flow, at places: [SourceLocation]
  ) -> [FlowMutant] {
    zip(flow.steps[step].condition.terms, places).enumerated().map { number, term in
      var terms = flow.steps[step].condition.terms
      terms.remove(at: number)
      var steps = flow.steps
      steps[step].condition = Condition(terms)
      let values = term.0.values.joined(separator: ", ")
      return FlowMutant(
        kind: .term, location: term.1,
        what: "condition « \(term.0.fact): \(values) » de l'étape \(steps[step].id)",
        flow: Flow(flow, steps: steps))
    }
  }

  private static func choices(
    of step: Int, in flow: Flow, at places: [SourceLocation]
  ) -> [FlowMutant] {
    zip(flow.steps[step].options, places).enumerated().map { number, option in
      var steps = flow.steps
      steps[step].options.remove(at: number)
      return FlowMutant(
        kind: .choice, location: option.1,
        what: "choix « \(option.0.label) » de l'étape \(steps[step].id)",
        flow: Flow(flow, steps: steps))
    }
  }
}

extension Flow {
  fileprivate init(_ flow: Flow, implications: [Implication]? = nil, steps: [Step]? = nil) {
    self.init(
      facts: flow.facts, implications: implications ?? flow.implications, goal: flow.goal,
      milestones: flow.milestones, steps: steps ?? flow.steps, migrations: flow.migrations)
  }
}

extension Array {
  /// The element, `nil` when there is none at that position.
  subscript(safely position: Int) -> Element? {
    indices.contains(position) ? self[position] : nil
  }
}

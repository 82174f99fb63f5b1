import GuichetDialogue
package import GuichetEngine

extension DialogueGraph {
  /// Draws a bot's dialogue.
  ///
  /// Where a choice leads may depend on what else is known; the picture shows where it leads from
  /// the simplest situation in which its step is asked.
  package init(of bot: Bot) {
    let flow = bot.flow
    let labels = GraphLabels(bot: bot)
    let simplest = SituationSearch(flow).simplest
    title = bot.name
    first = flow.nextStep(in: Situation().derived(in: flow))?.id
    nodes = []
    edges = []
    var members = [[String]](repeating: [], count: flow.milestones.count)
    for step in flow.steps {
      let situation = simplest[step.id]
      let derived = (situation ?? Situation()).derived(in: flow)
      var node = Node(
        id: step.id, kind: Node.Kind(step.kind), label: labels.label(of: step),
        contact: step.kind == .action ? labels.contact(of: step, in: derived) : nil, staying: [])
      for option in situation == nil ? [] : step.options {
        let after = SituationSearch.telling(option.sets, to: situation ?? Situation(), in: flow)
        guard let target = flow.nextStep(in: after.derived(in: flow)) else { continue }
        if target.id == step.id {
          node.staying.append(option.label)
        } else if let known = edges.firstIndex(where: {
          $0.from == step.id && $0.to == target.id
        }) {
          edges[known].labels.append(option.label)
        } else {
          edges.append(Edge(from: step.id, to: target.id, labels: [option.label]))
        }
      }
      nodes.append(node)
      if step.kind != .end, situation != nil,
        let milestone = flow.milestones.firstIndex(where: { !$0.condition.holds(in: derived) })
      {
        members[milestone].append(step.id)
      }
    }
    groups = zip(flow.milestones, members).compactMap { milestone, nodes in
      if nodes.isEmpty { return nil }
      return Group(
        id: milestone.id, title: labels.sentence(for: milestone.condition) ?? milestone.id,
        nodes: nodes)
    }
  }
}

extension DialogueGraph.Node.Kind {
  fileprivate init(_ kind: Step.Kind) {
    switch kind {
    case .question: self = .question
    case .action: self = .action
    case .end: self = .end
    }
  }
}

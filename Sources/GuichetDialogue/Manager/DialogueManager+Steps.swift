import GuichetCore

extension DialogueManager {
  /// The next step as something to say.
  ///
  /// An action is explained once, and not in a turn that already answers something: then only its
  /// closing line follows, and it is explained the next time it stands alone.
  func nextStep(
    _ memory: inout ConversationState.Memory, answered: [String], isDigression: Bool
  ) -> [Act] {
    let situation = memory.situation.derived(in: flow)
    guard let step = flow.nextStep(in: situation) else {
      memory.pendingStep = nil
      return []
    }
    let isNew = memory.pendingStep != step.id
    memory.pendingStep = step.id
    if step.kind == .end {
      memory.offered = []
      return isNew ? [.say("goal.reached", [:])] : []
    }
    if answered.isEmpty { memory.focus = [] }
    let isAnswered = step.topic.map(answered.contains) ?? false
    let explains = step.kind == .action && memory.explainedStep != step.id && answered.isEmpty
    let uses = explains ? explanation(of: step, &memory) : 0
    if explains || isAnswered { memory.explainedStep = step.id }
    let bridges = isDigression && !answered.isEmpty
    return [.step(step.id, explains: explains, bridges: bridges, uses: uses)]
  }

  /// The step once more, behind a text that is no answer to a topic.
  func currentStep(_ memory: inout ConversationState.Memory) -> [Act] {
    let situation = memory.situation.derived(in: flow)
    if flow.nextStep(in: situation)?.kind == .end { return [] }
    return nextStep(&memory, answered: [], isDigression: false)
  }

  /// Only the step's question or closing line: what stands before it is long enough.
  func closingLine(_ memory: inout ConversationState.Memory) -> [Act] {
    guard let step = flow.nextStep(in: memory.situation.derived(in: flow)), step.kind != .end
    else { return [] }
    memory.pendingStep = step.id
    memory.focus = []
    return [.step(step.id, explains: false, bridges: false)]
  }

  /// How often the step's topic was answered before, this explanation counted for the next time.
  func explanation(of step: Step, _ memory: inout ConversationState.Memory) -> Int {
    guard let topic = step.topic else { return 0 }
    let wording = knowledge.wording(topic, memory.situation.derived(in: flow))
    let uses = memory.topicUses["\(topic)/\(wording)", default: 0]
    memory.topicUses["\(topic)/\(wording)"] = uses + 1
    return uses
  }

  /// Only the choices of a step, behind a text that has already said what it is about.
  func offerAgain(_ step: Step, _ memory: inout ConversationState.Memory) -> [Act] {
    memory.pendingStep = step.id
    memory.explainedStep = step.id
    memory.focus = []
    return [.step(step.id, explains: false, bridges: false)]
  }
}

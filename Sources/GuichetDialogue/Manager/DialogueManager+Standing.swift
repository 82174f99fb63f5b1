import GuichetCore

extension DialogueManager {
  /// « Où j'en suis ? »: what is known and what comes next.
  func status(_ memory: inout ConversationState.Memory) -> Decision {
    if flow.nextStep(in: memory.situation.derived(in: flow))?.kind == .end {
      return Decision(acts: [.say("goal.reached", [:])], outcome: .answered)
    }
    let text = memory.situation.told.isEmpty ? "status.start" : "status"
    return Decision(
      acts: [.say(text, statusValues(memory))] + clientsAside(memory) + closingLine(&memory),
      outcome: .answered)
  }

  /// A greeting after a long silence: the same, and whether to go on.
  func resume(_ memory: inout ConversationState.Memory) -> Decision {
    Decision(
      acts: [.say("resume", statusValues(memory))] + clientsAside(memory) + closingLine(&memory),
      outcome: .answered)
  }

  /// « Au revoir »: with what remains to do.
  func farewell(_ memory: inout ConversationState.Memory) -> Decision {
    let situation = memory.situation.derived(in: flow)
    guard !flow.goal.holds(in: situation), let step = flow.nextStep(in: situation)
    else { return Decision(acts: [.say("bye", [:])], outcome: .ended) }
    memory.pendingStep = step.id
    return Decision(
      acts: [.say("bye.remaining", ["next": "{\(step.id).next}"])], outcome: .ended)
  }

  /// Values for texts about where the person stands; `{ID}` in a value names another text.
  func statusValues(_ memory: ConversationState.Memory) -> [String: String] {
    let situation = memory.situation.derived(in: flow)
    let progress = flow.progress(in: situation)
    let known = flow.facts.compactMap { fact -> String? in
      guard let value = situation[fact.name], value != Situation.unknown else { return nil }
      return "{known.\(fact.name).\(value)}"
    }
    let step = flow.nextStep(in: situation)
    let next = step.map { $0.kind == .end ? "" : "{\($0.id).next}" } ?? ""
    return [
      "done": String(progress.done), "total": String(progress.total),
      "known": known.joined(separator: ", "), "next": next,
      "status": known.joined(separator: ", "),
    ]
  }
}

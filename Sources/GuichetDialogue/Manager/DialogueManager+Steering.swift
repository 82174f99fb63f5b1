import GuichetCore

extension DialogueManager {
  /// Control phrases that stand beside what is asked for.
  static let courtesies: Set<String> = ["greet", "thanks"]

  /// Control phrases that stand on their own; `nil` leaves the message to `answer`.
  func steer(
    _ heard: Heard, memory: inout ConversationState.Memory, moment: Moment
  ) -> Decision? {
    if let decision = answerToClarification(heard, memory: &memory) { return decision }
    for control in heard.controls where !saysMore(heard) || control == "restart" {
      if let decision = steer(control, memory: &memory, moment: moment, heard: heard) {
        return decision
      }
    }
    return nil
  }

  private func steer(
    _ control: String, memory: inout ConversationState.Memory, moment: Moment, heard: Heard
  ) -> Decision? {
    func reply(_ text: String, _ outcome: Turn.Outcome = .answered) -> Decision {
      Decision(acts: [.say(text, [:])] + closingLine(&memory), outcome: outcome)
    }
    let step = flow.step(memory.pendingStep)
    switch control {
    case "restart":
      memory.forget()
      let text = memory.hasClients ? "restart.client" : "restart.done"
      return Decision(
        acts: [.say(text, clientValues(memory))]
          + nextStep(&memory, answered: [], isDigression: false), outcome: .asked)
    case "back": return nil
    case "status": return status(&memory)
    case "help":
      guard let step, step.kind != .end else { return reply("help") }
      return reply(helpText(.help, of: step, &memory))
    case "who-are-you": return reply("who-are-you")
    case "insult": return reply("insult")
    case "human": return reply("human", .handoff)
    case "language-en": return Decision(acts: [.say("language-en", [:])], outcome: .handoff)
    case "why":
      guard let step, step.kind != .end else { return reply("help") }
      return reply(helpText(.why, of: step, &memory))
    case "skip":
      guard let step, step.kind != .end else { return reply("skip.nothing") }
      return Decision(
        acts: [.say("skip", ["next": "{\(step.id).next}"])] + offerAgain(step, &memory),
        outcome: .answered)
    case "bye": return farewell(&memory)
    case "greet":
      if !Self.courtesies.isSuperset(of: heard.controls) { return nil }
      return moment.isLate && !memory.situation.told.isEmpty
        ? resume(&memory) : reply(moment.isFirst ? "greeting.first" : "greeting.again")
    case "thanks":
      if !Self.courtesies.isSuperset(of: heard.controls) { return nil }
      return reply("thanks")
    default: return nil
    }
  }
}

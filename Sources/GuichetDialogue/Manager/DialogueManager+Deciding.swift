import GuichetCore

extension DialogueManager {
  /// Whether a message tells, asks or picks something beside its control phrases.
  func saysMore(_ heard: Heard) -> Bool {
    !heard.told.isEmpty || !heard.asked.isEmpty || heard.choice != nil || heard.isRedacted
  }

  /// Decides on a message about one client, in this order: what is wrong with it, a secret, a number
  /// no choice has, the answer to a doubt, control phrases, and last what it tells and asks.
  func decide(
    _ heard: Heard, memory: inout ConversationState.Memory, moment: Moment
  ) -> Decision {
    let doubted = memory.doubted
    memory.doubted = nil
    let said = memory.lastHelp
    defer { if memory.lastHelp == said { memory.lastHelp = nil } }
    if let defect = heard.defect {
      return Decision(
        acts: [.say(defect.rawValue, [:])] + currentStep(&memory), outcome: .fallback)
    }
    if heard.isRedacted { return redacted(heard, memory: &memory) }
    if heard.isUnknownChoice {
      let count = ["count": String(memory.offered.count)]
      return Decision(
        acts: [.say("unknown-choice", count)] + currentStep(&memory), outcome: .fallback)
    }
    if let doubted, let decision = settle(doubted, heard, memory: &memory) { return decision }
    if let decision = steer(heard, memory: &memory, moment: moment) {
      memory.noMatches = 0
      return decision
    }
    return answer(heard, memory: &memory)
  }
}

import GuichetCore

extension DialogueManager {
  /// A message in which something secret was masked: what it tells counts, nothing else is answered.
  func redacted(
    _ heard: Heard, memory: inout ConversationState.Memory
  ) -> Decision {
    for fact in heard.told.flatMap(\.facts) { _ = memory.situation.tell(fact, in: flow) }
    memory.noMatches = 0
    let topic = topics.secret
    return Decision(
      acts: [answer(topic, &memory)]
        + nextStep(&memory, answered: [topic], isDigression: true), outcome: .answered)
  }
}

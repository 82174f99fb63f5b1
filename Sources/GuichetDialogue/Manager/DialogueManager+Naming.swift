import GuichetCore

extension DialogueManager {
  /// « Et pour clicSÉQUR ? » asks of something else what the last answer said of its subject.
  func askLikewise(
    of entities: [String], _ memory: inout ConversationState.Memory
  ) -> Decision? {
    guard let last = memory.lastTopic,
      let topic = entities.reversed().lazy.compactMap({ knowledge.likewise(last, $0) }).first
    else { return nil }
    memory.noMatches = 0
    let answered = answer(topic, &memory)
    return Decision(
      acts: [answered] + nextStep(&memory, answered: [topic], isDigression: true),
      outcome: .answered)
  }

  /// Asks what about it, when something is named and nothing said of it.
  func askAbout(
    _ entities: [String], isQuestion: Bool, _ memory: inout ConversationState.Memory
  ) -> Decision? {
    guard let entity = entities.last else { return nil }
    let topics = knowledge.topicsAbout(entity).prefix(Self.mostAnswers)
    if topics.isEmpty { return nil }
    memory.noMatches = 0
    memory.focus = []
    if isQuestion, topics.count == 1, let topic = topics.first {
      let answered = answer(topic, &memory)
      return Decision(
        acts: [answered] + nextStep(&memory, answered: [topic], isDigression: true),
        outcome: .answered)
    }
    return Decision(acts: [.clarify(Array(topics))], outcome: .clarify)
  }
}

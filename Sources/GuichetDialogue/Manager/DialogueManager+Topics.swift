import GuichetCore

extension DialogueManager {
  /// The topics to answer a message with, or those to ask about when it may be about several.
  func topics(
    answering heard: Heard, _ news: News, _ memory: ConversationState.Memory
  ) -> (answers: [String], clarify: [String]?) {
    var answers = askedTopics(heard, memory: memory, situation: news.after)
    // « La connexion est faite » speaks of what the step explains, and needs it no more.
    if !heard.isQuestion, news.isStepDone(where: isGood), let topic = news.step?.topic {
      answers.removeAll { $0 == topic }
    }
    var clarify: [String]?
    if answers.isEmpty {
      clarify =
        heard.asked.lazy.compactMap { asked -> [String]? in
          if case .oneOf(let topics) = asked { topics } else { nil }
        }.first
    }
    if let topic = heard.choice?.topic { answers = [topic] }
    if answers.isEmpty, clarify == nil,
      let topic = toldTopic(heard.told, situation: news.after)
    {
      answers = [topic]
    }
    answers = answers.reduce(into: []) { list, topic in
      let target = knowledge.redirect(topic, news.after)
      if !list.contains(target), list.count < Self.mostAnswers { list.append(target) }
    }
    return (answers, clarify)
  }

  /// The topics that were asked about, « je fais quoi ? » filled in.
  private func askedTopics(
    _ heard: Heard, memory: ConversationState.Memory, situation: [String: String]
  ) -> [String] {
    let named = heard.asked.contains { if case .topic = $0 { true } else { false } }
    return heard.asked.compactMap { asked in
      switch asked {
      case .current where named: return toldTopic(heard.told, situation: situation)
      case .topic(let topic): return topic
      case .oneOf, .text: return nil
      case .current:
        if let told = toldTopic(heard.told, situation: situation) { return told }
        if let last = memory.lastTopic { return last }
        if let topic = flow.nextStep(in: situation)?.topic, !memory.situation.told.isEmpty {
          return topic
        }
        return topics.overview
      }
    }
  }

  /// The topic that answers told facts: the next step's if one of them leads there, else the last.
  private func toldTopic(_ told: [Heard.Told], situation: [String: String]) -> String? {
    let candidates = told.compactMap(\.topic)
    if let next = flow.nextStep(in: situation)?.topic, candidates.contains(next) { return next }
    return candidates.last
  }

  /// The answer to a topic; what it is about comes into focus.
  func answer(_ topic: String, _ memory: inout ConversationState.Memory) -> Act {
    let wording = knowledge.wording(topic, memory.situation.derived(in: flow))
    let key = "\(topic)/\(wording)"
    let uses = memory.topicUses[key, default: 0]
    memory.topicUses[key] = uses + 1
    memory.lastTopic = topic
    memory.focus = knowledge.focus(topic)
    return .answer(topic: topic, uses: uses)
  }
}

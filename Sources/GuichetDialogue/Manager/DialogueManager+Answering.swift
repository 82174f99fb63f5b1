import GuichetCore

extension DialogueManager {
  /// At most this many topics are answered in one turn.
  static let mostAnswers = 3

  /// Answers a message that tells, asks or picks something, or in which nothing was understood.
  func answer(
    _ heard: Heard, memory: inout ConversationState.Memory
  ) -> Decision {
    if !heard.entities.isEmpty { memory.mentioned = Array(heard.entities.suffix(1)) }
    let news = learn(from: heard, &memory)
    let (answers, clarify) = topics(answering: heard, news, memory)

    let arrived = flow.goal.holds(in: news.after) && !flow.goal.holds(in: news.before)
    var acts: [Act] = []
    if answers.isEmpty, let change = news.changes.last, clarify == nil, !arrived {
      acts.append(.say("ack.\(change.fact).\(change.value)", [:]))
    }
    for topic in answers { acts.append(answer(topic, &memory)) }
    if let clarify {
      memory.noMatches = 0
      return Decision(acts: acts + [.clarify(clarify)], outcome: .clarify)
    }
    if answers.isEmpty, news.changes.isEmpty {
      if let text = refusal(of: heard) {
        memory.noMatches = 0
        return Decision(acts: [.say(text, [:])] + currentStep(&memory), outcome: .fallback)
      }
      return withoutNews(heard, news, memory: &memory)
    }
    memory.noMatches = 0
    if !heard.isCorrection, let doubt = doubt(about: news) {
      return ask(about: doubt, acts: acts, answers: answers, &memory)
    }
    let step = nextStep(&memory, answered: answers, isDigression: news.changes.isEmpty)
    if arrived {
      return Decision(
        acts: acts + step + clientsUnfinished(memory),
        outcome: answers.isEmpty ? .ended : .answered)
    }
    return Decision(acts: acts + step, outcome: answers.isEmpty ? .asked : .answered)
  }

  /// The text for a question the bot has no answer to.
  private func refusal(of heard: Heard) -> String? {
    heard.asked.lazy.compactMap { asked -> String? in
      if case .text(let id) = asked { id } else { nil }
    }.first
  }
}

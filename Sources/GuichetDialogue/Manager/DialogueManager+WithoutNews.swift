import GuichetCore

extension DialogueManager {
  /// As many messages in a row that are not understood are guessed at; then a person is named.
  private static let mostGuesses = 2

  /// Nothing new was told and nothing asked: help with the step, what is known already, or what was
  /// not understood.
  func withoutNews(
    _ heard: Heard, _ news: News, memory: inout ConversationState.Memory
  ) -> Decision {
    if let decision = help(heard, news, &memory) { return decision }
    if !heard.told.isEmpty || news.option != nil {
      // Told again what is known already: go on from there.
      memory.noMatches = 0
      let change = heard.told.last?.facts.last ?? news.option?.sets.last
      let acknowledgement = change.map { [Act.say("ack.\($0.fact).\($0.value)", [:])] } ?? []
      return Decision(acts: acknowledgement + currentStep(&memory), outcome: .asked)
    }
    if heard.onlyNames || heard.goesOn,
      let decision = askLikewise(of: heard.entities, &memory)
        ?? askAbout(heard.entities, isQuestion: heard.isQuestion, &memory)
    {
      return decision
    }
    memory.noMatches += 1
    if !heard.near.isEmpty, memory.noMatches <= Self.mostGuesses {
      return Decision(acts: [.clarify(heard.near, isGuess: true)], outcome: .clarify)
    }
    let text = "fallback.\(min(memory.noMatches, 3))"
    return Decision(acts: [.say(text, [:])] + currentStep(&memory), outcome: .fallback)
  }

  /// Help with the step: for an option of it that tells nothing, or for a control phrase.
  private func help(
    _ heard: Heard, _ news: News, _ memory: inout ConversationState.Memory
  ) -> Decision? {
    let step = news.step.flatMap { $0.kind == .end ? nil : $0 }
    if let step, let option = news.option, option.sets.isEmpty {
      let control = news.control ?? option.like.first ?? "unsure"
      let isStuck = control == "stuck" || (step.kind == .action && control == "no")
      return help(isStuck ? .stuck : .unsure, with: step, &memory)
    }
    guard let control = heard.controls.first else { return nil }
    if let step, let kind = Help(rawValue: control) { return help(kind, with: step, &memory) }
    memory.noMatches = 0
    if control == "stuck" { return Decision(acts: [.say("human", [:])], outcome: .handoff) }
    let text = control == "done" ? "done.nothing" : "yes.nothing"
    return Decision(acts: [.say(text, [:])] + currentStep(&memory), outcome: .answered)
  }

  private func help(
    _ kind: Help, with step: Step, _ memory: inout ConversationState.Memory
  ) -> Decision {
    memory.noMatches = 0
    return Decision(
      acts: [.say(helpText(kind, of: step, &memory), [:])] + offerAgain(step, &memory),
      outcome: kind == .stuck ? .handoff : .answered)
  }
}

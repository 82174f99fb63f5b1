import GuichetCore

/// What a message changed in what is known.
struct News {
  /// The step the message answers.
  var step: Step?
  /// The option of that step it picks.
  var option: Step.Option?
  /// The control phrase that picked it, when no choice did.
  var control: String?
  /// What was known before and is known now, told or implied.
  var before: [String: String]
  var after: [String: String]
  /// What was told and was not known.
  var changes: [FactValue]

  /// Whether the message tells that what the step is for is done.
  func isStepDone(where isGood: (FactValue) -> Bool) -> Bool {
    let good = changes.filter(isGood)
    return step?.options.contains { $0.sets.contains(where: good.contains) } ?? false
  }
}

extension DialogueManager {
  /// Adds what a message tells to what is known.
  ///
  /// A control phrase or a choice picks an option of the step; facts told in words come after, so
  /// they win over a « oui » in front of them.
  func learn(from heard: Heard, _ memory: inout ConversationState.Memory) -> News {
    let before = memory.situation.derived(in: flow)
    let step = stepAnswered(by: heard, memory: memory, situation: before)
    let (option, control) = step.map { pick(from: $0, heard) } ?? (nil, nil)
    let told = heard.told.flatMap(\.facts)
    let picked = (option?.sets ?? []).filter { set in !told.contains { $0.fact == set.fact } }
    for fact in picked + told { _ = memory.situation.tell(fact, in: flow) }
    let isAnsweredInWords = step?.options.contains { option in
      option.sets.contains { set in told.contains { $0.fact == set.fact } }
    }
    if option?.sets.isEmpty == false || isAnsweredInWords == true {
      memory.answeredStep = step?.id
    }
    let after = memory.situation.derived(in: flow)
    // Of two facts that contradict each other in one message, only the one that holds is news.
    let changes = (picked + told).filter {
      before[$0.fact] != $0.value && after[$0.fact] == $0.value
    }
    return News(
      step: step, option: option, control: control, before: before, after: after,
      changes: changes)
  }

  /// The option of a step that a message picks: by a choice, a control phrase, or what it asks.
  private func pick(
    from step: Step, _ heard: Heard
  ) -> (option: Step.Option?, control: String?) {
    if let option = step.options.first(where: { $0.value == heard.choice?.value }) {
      return (option, nil)
    }
    // « ok, et à qui je demande? » goes on; it does not say yes.
    let agreement: Set<String> = heard.asked.isEmpty ? [] : ["yes", "done"]
    // « En fait oui, nous en avons un » corrects another fact, and answers nothing else.
    if !heard.isCorrection || heard.told.isEmpty {
      for control in Self.settled(heard.controls) where !agreement.contains(control) {
        if let option = step.option(like: control) { return (option, control) }
      }
    }
    let topics = heard.asked.compactMap { asked -> String? in
      if case .topic(let topic) = asked { topic } else { nil }
    }
    let asked = step.options.first { option in topics.contains(where: option.asked.contains) }
    return (asked, nil)
  }

  /// Control phrases without a « oui » or « non » that a later one takes back.
  private static func settled(_ controls: [String]) -> [String] {
    guard controls.contains("yes"), controls.contains("no"),
      let last = controls.last(where: { $0 == "yes" || $0 == "no" })
    else { return controls }
    return controls.filter { $0 == last || ($0 != "yes" && $0 != "no") }
  }
}

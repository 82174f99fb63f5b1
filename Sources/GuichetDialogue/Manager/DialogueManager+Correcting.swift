import GuichetCore

extension DialogueManager {
  /// The choice « c'est bien ça », when two facts contradict each other.
  public static let newHolds = "nouveau"
  /// The choice « non, c'était exact avant ».
  public static let oldHolds = "ancien"

  /// Whether a fact has its first value, where the way leads to.
  func isGood(_ fact: FactValue) -> Bool {
    flow.facts.first { $0.name == fact.fact }?.values.first == fact.value
  }

  /// A fact that takes back what was known, its first value being where the way leads to.
  func doubt(about news: News) -> (before: FactValue, now: FactValue)? {
    let now = news.changes.first { fact in
      guard let declared = flow.facts.first(where: { $0.name == fact.fact }) else { return false }
      return news.before[fact.fact] == declared.values.first
        && fact.value != declared.values.first
    }
    return now.map { (FactValue($0.fact, news.before[$0.fact] ?? Situation.unknown), $0) }
  }

  /// Asks which of two facts holds, behind what the message asked.
  func ask(
    about doubt: (before: FactValue, now: FactValue), acts: [Act], answers: [String],
    _ memory: inout ConversationState.Memory
  ) -> Decision {
    memory.doubted = doubt.before
    let next = flow.nextStep(in: memory.situation.derived(in: flow))
    memory.pendingStep = next?.id
    // What the answer explained is not explained again once the person has said which holds.
    if let topic = next?.topic, answers.contains(topic) { memory.explainedStep = next?.id }
    let answered = acts.filter { if case .say = $0 { false } else { true } }
    return Decision(
      acts: answered + [.doubt(before: doubt.before, now: doubt.now)], outcome: .asked)
  }

  /// The step a message answers: the one asked, or the one answered last when it is taken back.
  func stepAnswered(
    by heard: Heard, memory: ConversationState.Memory, situation: [String: String]
  ) -> Step? {
    let pending = flow.step(memory.pendingStep)
    guard heard.isRepentance, heard.told.isEmpty, heard.asked.isEmpty, heard.choice == nil,
      let answered = flow.step(memory.answeredStep),
      let control = heard.controls.last(where: { $0 == "yes" || $0 == "no" }),
      let option = answered.option(like: control),
      option.sets.contains(where: { situation[$0.fact] != $0.value })
    else { return pending }
    return answered
  }

  /// The answer to « which of the two holds? »; anything else lets the newer fact stand.
  func settle(
    _ earlier: FactValue, _ heard: Heard, memory: inout ConversationState.Memory
  ) -> Decision? {
    memory.offered = []
    let isOld = heard.choice?.value == Self.oldHolds
    let isNew = heard.choice?.value == Self.newHolds
    let speaks = !heard.told.isEmpty || !heard.asked.isEmpty
    let control = speaks ? nil : heard.controls.first { $0 == "yes" || $0 == "no" }
    guard isOld || isNew || control != nil else { return nil }
    memory.noMatches = 0
    if isOld || control == "no" { _ = memory.situation.tell(earlier, in: flow) }
    return Decision(
      acts: [.say("correction", [:])]
        + nextStep(&memory, answered: [], isDigression: false), outcome: .asked)
  }
}

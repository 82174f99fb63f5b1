import GuichetCore

extension DialogueManager {
  /// The value of the choice « aucune de ces réponses ».
  public static let noneOfThese = "aucune"

  /// « Aucune », « non » or « oui » to the question which topic was meant; they tell no fact.
  func answerToClarification(
    _ heard: Heard, memory: inout ConversationState.Memory
  ) -> Decision? {
    let isNone = heard.choice?.value == Self.noneOfThese
    if !isNone {
      guard memory.offered.contains(where: { $0.value == Self.noneOfThese }), !saysMore(heard),
        let control = heard.controls.first(where: { !Self.courtesies.contains($0) })
      else { return nil }
      // « C'est fait » tells that the action which is asked for is done, whatever else was guessed.
      if control == "done", flow.step(memory.pendingStep)?.kind == .action { return nil }
      if control == "yes" || control == "done" {
        let topics = memory.offered.filter { $0.value != Self.noneOfThese }
        guard control == "yes", topics.count == 1, let topic = topics.first else {
          return Decision(acts: [.clarify(topics.compactMap(\.topic))], outcome: .clarify)
        }
        var picked = Heard()
        picked.choice = topic
        return answer(picked, memory: &memory)
      }
      if control != "no" { return nil }
    }
    memory.offered = []
    return Decision(
      acts: [.say("clarify.rejected", [:])] + currentStep(&memory), outcome: .answered)
  }
}

import GuichetCore

extension DialogueManager {
  /// « Retour »: the conversation as it was one turn ago.
  func goBack(_ state: inout ConversationState) -> Decision {
    let text: String
    if let earlier = state.history.popLast() {
      state.memory = earlier
      text = "back.done"
    } else {
      text = "back.start"
    }
    return Decision(acts: [.say(text, [:])] + currentStep(&state.memory), outcome: .answered)
  }
}

public import GuichetCore

/// Decides what to say next: a pure step from what was heard and what is remembered.
public struct DialogueManager: Sendable {
  /// « retour » reaches this far back.
  private static let longestHistory = 40

  let flow: Flow
  let knowledge: Knowledge
  let topics: Topics
  /// Seconds of silence after which a greeting resumes the conversation.
  private let resumeAfter: Int64

  /// Creates a manager.
  public init(flow: Flow, knowledge: Knowledge, topics: Topics, resumeAfter: Int64) {
    self.flow = flow
    self.knowledge = knowledge
    self.topics = topics
    self.resumeAfter = resumeAfter
  }

  /// Begins: the greeting and the first step.
  public func open(_ state: inout ConversationState) -> Decision {
    var acts: [Act] = [.say("greeting", [:])]
    acts += nextStep(&state.memory, answered: [], isDigression: false)
    return Decision(acts: acts, outcome: .asked)
  }

  /// Answers what was heard.
  ///
  /// - Parameters:
  ///   - heard: What was understood of the message.
  ///   - state: The conversation, brought to the bot's version.
  ///   - now: The time.
  ///   - edit: What it did to the conversation that the bot was edited since its last turn.
  /// - Returns: What to say.
  public func handle(
    _ heard: Heard, in state: inout ConversationState, at now: Timestamp, edit: Edit? = nil
  ) -> Decision {
    guard let edit else { return handleUnedited(heard, in: &state, at: now) }
    if onlyAnswers(heard, memory: state.memory) {
      advance(&state, to: now)
      remember(&state)
      state.memory.doubted = nil
      let step = nextStep(&state.memory, answered: [], isDigression: false)
      return announced(edit, Decision(acts: step, outcome: .asked))
    }
    return announced(edit, handleUnedited(heard, in: &state, at: now))
  }

  private func advance(_ state: inout ConversationState, to now: Timestamp) {
    state.turn += 1
    state.lastAt = now
  }

  private func remember(_ state: inout ConversationState) {
    state.history.append(state.memory)
    if state.history.count > Self.longestHistory { state.history.removeFirst() }
  }

  private func handleUnedited(
    _ heard: Heard, in state: inout ConversationState, at now: Timestamp
  ) -> Decision {
    let (silence, isBeyond) = now.seconds.subtractingReportingOverflow(state.lastAt.seconds)
    advance(&state, to: now)
    if heard.defect == nil, !heard.isUnknownChoice, !saysMore(heard), heard.client == nil {
      // « retour, merci » asks for nothing but to go back.
      let requests = Set(heard.controls).subtracting(Self.courtesies)
      if requests == ["back"] { return goBack(&state) }
      if requests == ["repeat"] { return Decision(acts: [.again], outcome: .answered) }
    }
    remember(&state)
    let isLate = isBeyond ? now > Timestamp(seconds: 0) : silence >= resumeAfter
    let moment = Moment(isFirst: state.turn == 1, isLate: isLate)
    if heard.client == nil { return decide(heard, memory: &state.memory, moment: moment) }
    return decideForClients(heard, memory: &state.memory) {
      decide($0, memory: &$1, moment: moment)
    }
  }
}

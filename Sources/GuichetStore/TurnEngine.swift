public import GuichetCore
public import GuichetDialogue
public import GuichetEngine

/// What ``ConversationService`` asks of an engine: pure functions of state, message and clock.
///
/// ``Engine`` is the one that ships; adapters are tested with one whose replies are fixed.
public protocol TurnEngine: Sendable {
  /// Begins a conversation with the greeting, turn 0.
  func open(
    conversation: String, at now: Timestamp
  ) -> (state: ConversationState, turn: Turn)

  /// Answers one message; never fails.
  func respond(
    to input: Input, in state: ConversationState, conversation: String, at now: Timestamp
  ) -> (state: ConversationState, turn: Turn)

  /// The input as it may be stored and logged: secrets replaced.
  ///
  /// - Parameters:
  ///   - input: What the person sent.
  ///   - announced: What the message before announced.
  /// - Returns: The text without its secrets.
  func masked(_ input: Input, announced: [String]) -> String

  /// What an input announces of the next one, for ``masked(_:announced:)``.
  func announcements(in input: Input) -> [String]
}

extension Engine: TurnEngine {}

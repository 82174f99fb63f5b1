public import GuichetCore

/// One thing to say, before it is put into words.
public enum Act: Hashable, Sendable {
  /// A text of the bot, with values for its parameters.
  case say(String, [String: String])
  /// The answer to a topic; `uses` counts earlier answers to it in this conversation.
  case answer(topic: String, uses: Int)
  /// A step: its explanation if `explains`, then its question or closing line; with the bridge back
  /// from a digression if `bridges`. `uses` counts how often its topic was answered before.
  case step(String, explains: Bool, bridges: Bool, uses: Int = 0)
  /// One question with the topics it may be about; a guess when no pattern read the message.
  case clarify([String], isGuess: Bool = false)
  /// What was said before and what was said now do not go together: which holds?
  case doubt(before: FactValue, now: FactValue)
  /// Which of these clients is meant?
  case whichClient([String])
  /// The last reply once more.
  case again
}

/// What the dialogue decided for one turn.
public struct Decision: Hashable, Sendable {
  /// What to say, in order.
  public var acts: [Act]
  /// What kind of turn it is.
  public var outcome: Turn.Outcome

  /// Creates a decision.
  public init(acts: [Act], outcome: Turn.Outcome) {
    self.acts = acts
    self.outcome = outcome
  }
}

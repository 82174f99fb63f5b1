public import GuichetCore
public import GuichetEngine

/// One difference between a transcript and what the bot did.
public struct Mismatch: Hashable, Sendable {
  /// What differs.
  public enum Kind: String, Hashable, CaseIterable, Sendable {
    /// `INTENT`.
    case intent
    /// `TOPIC`.
    case topic
    /// `STEP`.
    case step
    /// `SITUATION`.
    case situation
    /// `OUTCOME`.
    case outcome
    /// `SOURCE`.
    case source
    /// `BUTTONS`, or `BUTTON` for a choice that was not offered.
    case choices
    /// The text of a message.
    case wording
    /// A `#bot` block without a message.
    case missingMessage = "missing-message"
    /// A message without a `#bot` block.
    case unexpectedMessage = "unexpected-message"
    /// The conversation could not go on.
    case failure
  }

  /// What differs.
  public var kind: Kind
  /// The number of the turn, 0 for the greeting.
  public var turn: Int
  /// What the transcript says.
  public var expected: String
  /// What the bot did.
  public var got: String
  /// The line of the transcript.
  public var location: SourceLocation
  /// How the turn's message was read, in French, one line each.
  public var why: [String]

  /// Creates a mismatch.
  public init(
    kind: Kind, turn: Int, expected: String, got: String, location: SourceLocation,
    why: [String] = []
  ) {
    self.kind = kind
    self.turn = turn
    self.expected = expected
    self.got = got
    self.location = location
    self.why = why
  }
}

/// A turn as it happened.
public struct RecordedTurn: Hashable, Sendable {
  /// What was sent; `nil` for the greeting.
  public var input: Input?
  /// What came back.
  public var turn: Turn

  /// Creates a record; what is to be kept takes the input as the engine masks it.
  public init(input: Input?, turn: Turn) {
    self.input = input
    self.turn = turn
  }
}

/// What came of one transcript.
public struct ReplayResult: Hashable, Sendable {
  /// The transcript.
  public var transcript: Transcript
  /// The differences, in the order of the conversation; empty when it passed.
  public var mismatches: [Mismatch]
  /// The turns as they happened, from the greeting; fewer than scripted after a failure.
  public var recorded: [RecordedTurn]

  /// Creates a result.
  public init(transcript: Transcript, mismatches: [Mismatch], recorded: [RecordedTurn]) {
    self.transcript = transcript
    self.mismatches = mismatches
    self.recorded = recorded
  }

  /// Whether nothing differs.
  public var passed: Bool { mismatches.isEmpty }
}

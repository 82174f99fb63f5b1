/// One exchange as every adapter shows it: what the bot said, how it read the message, what it knows.
///
/// Encoded as JSON it is the interface contract; keys without a value are left out.
public struct Turn: Hashable, Codable, Sendable {
  /// The conversation's id.
  public var conversation: String
  /// The number of the turn, from 0 for the greeting.
  public var turn: Int
  /// What the bot says, in order; never empty.
  public var messages: [Message]
  /// What kind of turn it was.
  public var outcome: Outcome
  /// How the message was read.
  public var understanding: Understanding
  /// Every fact of the situation, `unknown` when nothing is known.
  public var situation: [String: String]
  /// The step that was asked or explained, when there is one.
  public var step: String?
  /// How far the person has come.
  public var progress: Progress
  /// The client that situation, step and progress are about, once the person has named one.
  public var client: String?

  /// Creates a turn.
  public init(
    conversation: String, turn: Int, messages: [Message], outcome: Outcome,
    understanding: Understanding, situation: [String: String], step: String?, progress: Progress,
    client: String? = nil
  ) {
    self.conversation = conversation
    self.turn = turn
    self.messages = messages
    self.outcome = outcome
    self.understanding = understanding
    self.situation = situation
    self.step = step
    self.progress = progress
    self.client = client
  }

  /// What kind of turn it was.
  public enum Outcome: String, Hashable, Codable, Sendable {
    /// A question was answered or a fact acknowledged.
    case answered
    /// The bot asked its next question, nothing else.
    case asked
    /// The bot asked which of a few readings was meant.
    case clarify
    /// The bot did not understand, or does not know.
    case fallback
    /// The bot gave a human contact.
    case handoff
    /// The conversation came to its end: the goal is reached or the person left.
    case ended
  }
}

/// One message of the bot.
public struct Message: Hashable, Codable, Sendable {
  /// The text: a small part of Markdown (paragraphs, numbered lists, bold, bare addresses).
  public var text: String
  /// Always `markdown`.
  public var format: String
  /// The language of the text, a BCP 47 tag.
  public var lang: String
  /// The topic answered, when the message answers one.
  public var topic: String?
  /// The guide passages the message stands on.
  public var sources: [SourceReference]?
  /// The choices offered.
  public var choices: [Choice]?

  /// Creates a message; empty sources and choices are left out.
  public init(
    text: String, lang: String, topic: String? = nil, sources: [SourceReference] = [],
    choices: [Choice] = []
  ) {
    self.text = text
    self.format = "markdown"
    self.lang = lang
    self.topic = topic
    self.sources = sources.isEmpty ? nil : sources
    self.choices = choices.isEmpty ? nil : choices
  }
}

/// A passage of the guide.
public struct SourceReference: Hashable, Codable, Sendable {
  /// The section's number as the guide prints it.
  public var section: String
  /// The section's title.
  public var title: String
  /// First and last line in the guide as received, from 1, inclusive.
  public var lines: [Int]

  /// Creates a reference.
  public init(section: String, title: String, lines: [Int]) {
    self.section = section
    self.title = title
    self.lines = lines
  }
}

/// A reply the person can pick by click, number, label or their own words.
public struct Choice: Hashable, Codable, Sendable {
  /// What is shown.
  public var label: String
  /// What an adapter sends back.
  public var value: String
  /// The topic it stands for, when it stands for one.
  public var topic: String?

  /// Creates a choice.
  public init(label: String, value: String, topic: String? = nil) {
    self.label = label
    self.value = value
    self.topic = topic
  }
}

/// How a message was read.
public struct Understanding: Hashable, Codable, Sendable {
  /// The intents found, the winner first.
  public var intents: [IntentReading]
  /// The spellings that were read as other words.
  public var corrections: [Correction]
  /// Whether something secret was masked before anything else happened.
  public var redacted: Bool

  /// Creates an understanding.
  public init(
    intents: [IntentReading] = [], corrections: [Correction] = [], redacted: Bool = false
  ) {
    self.intents = intents
    self.corrections = corrections
    self.redacted = redacted
  }
}

/// One intent found in a message, and the pattern that found it.
public struct IntentReading: Hashable, Codable, Sendable {
  /// The intent's id.
  public var id: String
  /// The topic it asks for, when it asks for one.
  public var topic: String?
  /// How sure the reading is, above 0 and up to 1.
  public var confidence: Double
  /// `file:line` of the pattern.
  public var pattern: String
  /// Where in the person's own text, in Unicode scalars, start inclusive, end exclusive.
  public var range: [Int]
  /// The words of the message the pattern matched, as the person wrote them.
  public var words: String?

  /// Creates a reading.
  public init(
    id: String, topic: String?, confidence: Double, pattern: String, range: [Int],
    words: String? = nil
  ) {
    self.id = id
    self.topic = topic
    self.confidence = confidence
    self.pattern = pattern
    self.range = range
    self.words = words
  }
}

/// A spelling that was read as another word.
public struct Correction: Hashable, Codable, Sendable {
  /// What the person typed, folded.
  public var from: String
  /// What it was read as.
  public var to: String

  /// Creates a correction.
  public init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}

/// How many milestones are behind the person.
public struct Progress: Hashable, Codable, Sendable {
  /// Milestones reached.
  public var done: Int
  /// Milestones in all.
  public var total: Int

  /// Creates a progress.
  public init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }
}

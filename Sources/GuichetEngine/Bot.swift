public import GuichetDialogue
public import GuichetMatching

/// A bot, checked and frozen: everything an engine needs, immutable and free of files.
public struct Bot: Sendable {
  /// The bot's name.
  public var name: String
  /// The language of its texts, a BCP 47 tag.
  public var language: String
  /// A digest of its files; stored with every conversation.
  public var version: String
  /// The longest message it reads, in Unicode scalars.
  public var longestMessage: Int
  /// Seconds of silence after which a greeting resumes the conversation.
  public var resumeAfter: Int64
  /// The dialogue.
  public var flow: Flow
  /// The answers by topic.
  public var answers: [String: Answer]
  /// The other texts by id, each with its variants; none is empty.
  public var texts: [String: [String]]
  /// Topics with a meaning of their own.
  public var topics: DialogueManager.Topics
  /// Reads messages.
  public var comprehender: Comprehender
  /// Masks secrets.
  public var masker: Masker
  /// What to do with a message that no pattern reads; `nil` when the bot declares nothing.
  public var secondLine: SecondLine?
  /// Finds whom a message is about; `nil` when the bot declares nothing.
  public var clients: ClientReader?

  /// Creates a bot.
  public init(
    name: String, language: String, version: String, longestMessage: Int, resumeAfter: Int64,
    flow: Flow, answers: [String: Answer], texts: [String: [String]],
    topics: DialogueManager.Topics, comprehender: Comprehender, masker: Masker,
    secondLine: SecondLine? = nil, clients: ClientReader? = nil
  ) {
    self.name = name
    self.language = language
    self.version = version
    self.longestMessage = longestMessage
    self.resumeAfter = resumeAfter
    self.flow = flow
    self.answers = answers
    self.texts = texts
    self.topics = topics
    self.comprehender = comprehender
    self.masker = masker
    self.secondLine = secondLine
    self.clients = clients
  }

  /// Every text the bot can say, in no particular order.
  public var everyText: [String] {
    answers.values.flatMap { answer in
      [answer.text, answer.again, answer.label] + [answer.short].compactMap(\.self)
        + answer.variants.compactMap(\.text)
    }
      + texts.values.flatMap(\.self)
  }
}

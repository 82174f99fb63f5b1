public import GuichetCore

/// Everything the bot remembers of a conversation between two turns; a value that a store keeps.
public struct ConversationState: Hashable, Codable, Sendable {
  /// The format of this value; a newer one is refused by whoever decodes it.
  public static let currentFormat = 1

  /// The format it was written in.
  public var format: Int
  /// The number of the last turn, 0 for the greeting.
  public var turn: Int
  /// What can be undone by « retour ».
  public var memory: Memory
  /// Earlier memories, oldest first; « retour » goes back one.
  public var history: [Memory]
  /// What the bot said last, for « répétez ».
  public var lastMessages: [Message]
  /// How often each text was used, so that variants take turns.
  public var textUses: [String: Int]
  /// When the last turn was.
  public var lastAt: Timestamp
  /// The version of the bot that answered last.
  public var bot: String?
  /// What the last turn did that its reply does not tell in full, for the log: never what was typed.
  public var notes: [String]?

  /// The masks that the last message prepares: what it announced may be all of the next one.
  public var announced: [String]?

  /// What one turn can change and « retour » takes back.
  public struct Memory: Hashable, Codable, Sendable {
    /// What the person told.
    public var situation: Situation
    /// The step that was asked last.
    public var pendingStep: String?
    /// The step answered last, which « oups, non » takes back.
    public var answeredStep: String?
    /// What was told before, when the newest fact contradicts it and the person is asked which holds.
    public var doubted: FactValue?
    /// The action that was explained last, so that it is explained once.
    public var explainedStep: String?
    /// The choices offered last, by number.
    public var offered: [Choice]
    /// What the last answer was about, and « il », « ça », « leur » may refer to; empty when the
    /// last turn answered nothing.
    public var focus: [String]
    /// What the person mentioned last, in case the above does not fit.
    public var mentioned: [String]
    /// The topic answered last.
    public var lastTopic: String?
    /// The help for a step that the last turn gave, so that the next one gives another.
    public var lastHelp: String?
    /// How often each topic was answered, by wording, and each step helped with.
    public var topicUses: [String: Int]
    /// Messages not understood in a row.
    public var noMatches: Int
    /// The client spoken of, once the person has named one.
    public var client: Client?
    /// The other clients, each with what was told of it.
    public var aside: [ClientFile]?

    /// Nothing has happened yet.
    public init() {
      situation = Situation()
      offered = []
      focus = []
      mentioned = []
      topicUses = [:]
      noMatches = 0
    }
  }

  /// The state before the greeting.
  public init(at now: Timestamp) {
    format = Self.currentFormat
    turn = 0
    memory = Memory()
    history = []
    lastMessages = []
    textUses = [:]
    lastAt = now
  }
}

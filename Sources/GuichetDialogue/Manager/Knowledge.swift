extension DialogueManager {
  /// What the manager needs to know of the bot's answers.
  public struct Knowledge: Sendable {
    /// The topic to answer instead, given the situation (a `use:` of the answer).
    public var redirect: @Sendable (_ topic: String, _ situation: [String: String]) -> String
    /// Which of a topic's wordings the situation calls for; another wording is said as if for the
    /// first time.
    public var wording: @Sendable (_ topic: String, _ situation: [String: String]) -> Int
    /// What a topic leaves in focus.
    public var focus: @Sendable (_ topic: String) -> [String]
    /// Whether there is an answer to a topic.
    public var answers: @Sendable (_ topic: String) -> Bool
    /// Whether there is a text of an id.
    public var says: @Sendable (_ text: String) -> Bool
    /// The text that names who helps with a topic.
    public var contact: @Sendable (_ topic: String) -> String?
    /// The topics that are about something, the most basic first.
    public var topicsAbout: @Sendable (_ entity: String) -> [String]
    /// The topic that says of something what another topic says of its own subject.
    public var likewise: @Sendable (_ topic: String, _ entity: String) -> String?
    /// Whether two names are one client's.
    public var sameName: @Sendable (_ one: String, _ other: String) -> Bool

    /// Creates the knowledge.
    public init(
      redirect: @escaping @Sendable (String, [String: String]) -> String,
      wording: @escaping @Sendable (String, [String: String]) -> Int,
      focus: @escaping @Sendable (String) -> [String],
      answers: @escaping @Sendable (String) -> Bool = { _ in true },
      says: @escaping @Sendable (String) -> Bool = { _ in false },
      contact: @escaping @Sendable (String) -> String? = { _ in nil },
      topicsAbout: @escaping @Sendable (String) -> [String] = { _ in [] },
      likewise: @escaping @Sendable (String, String) -> String? = { _, _ in nil },
      sameName: @escaping @Sendable (String, String) -> Bool = { $0 == $1 }
    ) {
      self.redirect = redirect
      self.wording = wording
      self.focus = focus
      self.answers = answers
      self.says = says
      self.contact = contact
      self.topicsAbout = topicsAbout
      self.likewise = likewise
      self.sameName = sameName
    }
  }

  /// Topics with a meaning of their own for the dialogue, as `bot.yml` names them.
  public struct Topics: Sendable {
    /// Answers « comment faire ? » before anything else is known.
    public var overview: String
    /// Answers a message in which something secret was masked.
    public var secret: String

    /// Creates the names.
    public init(overview: String, secret: String) {
      self.overview = overview
      self.secret = secret
    }
  }
}

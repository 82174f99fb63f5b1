public import GuichetCore

/// What was understood of one message, as far as the dialogue cares.
public struct Heard: Hashable, Sendable {
  /// A fact the person told in words, and the topic that answers it.
  public struct Told: Hashable, Sendable {
    /// The facts.
    public var facts: [FactValue]
    /// The topic to answer with, when nothing is asked.
    public var topic: String?

    /// Creates a told fact.
    public init(facts: [FactValue], topic: String?) {
      self.facts = facts
      self.topic = topic
    }
  }

  /// A question the person asked.
  public enum Asked: Hashable, Sendable {
    /// A topic.
    case topic(String)
    /// Something the bot has no answer to, and the text that says so.
    case text(String)
    /// Whatever the conversation is about at the moment (« je fais quoi ? »).
    case current
    /// One of several topics, equally likely.
    case oneOf([String])
  }

  /// Whom it is about, when the person says so.
  public var client: ClientMention?
  /// What the same message says of other clients before, in its order.
  public var earlier: [Heard]
  /// Whether whom it is about is all that is said.
  public var onlyTurns: Bool
  /// The control phrases, without the prefix `control.`, in the order of the message.
  public var controls: [String]
  /// The facts told, in the order of the message.
  public var told: [Told]
  /// The questions, in the order of the message.
  public var asked: [Asked]
  /// The choice that was picked, by click, number or label.
  public var choice: Choice?
  /// What was mentioned, in the order of the message.
  public var entities: [String]
  /// Whether a few words name something and say nothing of it (« le RSE ? »).
  public var onlyNames: Bool
  /// Whether a few words name something behind « et » and say nothing of it (« et pour le RSE ? »).
  public var goesOn: Bool
  /// Whether it ends with a question mark.
  public var isQuestion: Bool
  /// Whether something secret was masked.
  public var isRedacted: Bool
  /// Whether the person says that they correct themselves (« en fait », « finalement »).
  public var isCorrection: Bool
  /// Whether they take back the answer before (« oups », « je me suis trompée »).
  public var isRepentance: Bool
  /// A choice of an earlier version of the bot was picked; what its label says is what is heard.
  public var isStaleChoice: Bool
  /// A number that no offered choice has.
  public var isUnknownChoice: Bool
  /// The topics nearest to a message in which nothing was understood, the nearest first.
  public var near: [String]
  /// What is wrong with the message itself, when it cannot be read at all.
  public var defect: Defect?

  /// Why a message cannot be read.
  public enum Defect: String, Hashable, Sendable {
    /// No word in it.
    case empty
    /// Longer than the bot's limit.
    case tooLong = "too-long"
    /// Not text.
    case unreadable
  }

  /// Nothing was understood.
  public init() {
    earlier = []
    onlyTurns = false
    controls = []
    told = []
    asked = []
    entities = []
    onlyNames = false
    goesOn = false
    isQuestion = false
    isRedacted = false
    isCorrection = false
    isRepentance = false
    isStaleChoice = false
    isUnknownChoice = false
    near = []
  }

  /// Whether nothing was understood that could be answered; entities are no more than mentioned.
  public var isNothing: Bool {
    controls.isEmpty && told.isEmpty && asked.isEmpty && choice == nil && !isUnknownChoice
      && !isRedacted && defect == nil
  }
}

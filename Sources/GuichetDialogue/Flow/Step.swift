public import GuichetCore

/// One step towards the goal: a question to ask, something to do, or the end.
public struct Step: Hashable, Sendable {
  /// What kind of step it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Asks for a fact.
    case question
    /// Explains something the person does outside the conversation, and waits for word of it.
    case action
    /// The goal is reached.
    case end
  }

  /// An answer a step offers.
  public struct Option: Hashable, Sendable {
    /// What an adapter sends back; unique within the step.
    public var value: String
    /// What is shown.
    public var label: String
    /// The control phrases that pick it (`yes`, `no`, `done`, `unsure`, `stuck`).
    public var like: [String]
    /// The topics that, asked about while the step's question is open, answer it with this option:
    /// « c'est qui ? » says that one does not know.
    public var asked: [String]
    /// The facts it tells.
    public var sets: [FactValue]

    /// Creates an option.
    public init(
      value: String, label: String, like: [String], asked: [String] = [], sets: [FactValue]
    ) {
      self.value = value
      self.label = label
      self.like = like
      self.asked = asked
      self.sets = sets
    }
  }

  /// Its id; its texts are named after it (`ID.ask`, `ID.why`, `ID.help`, `ID.unsure`, `ID.stuck`, `ID.next`).
  public var id: String
  /// When it is the next step, if no earlier one is.
  public var condition: Condition
  /// What kind of step it is.
  public var kind: Kind
  /// The topic that explains it.
  public var topic: String?
  /// What « il », « ça », « leur » may refer to while it is asked.
  public var focus: [String]
  /// The answers it offers.
  public var options: [Option]

  /// Creates a step.
  public init(
    id: String, condition: Condition, kind: Kind, topic: String?, focus: [String],
    options: [Option]
  ) {
    self.id = id
    self.condition = condition
    self.kind = kind
    self.topic = topic
    self.focus = focus
    self.options = options
  }

  /// The option that a control phrase picks.
  public func option(like control: String) -> Option? {
    options.first { $0.like.contains(control) }
  }
}

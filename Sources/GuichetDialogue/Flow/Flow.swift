public import GuichetCore

/// The dialogue of a bot: the facts it keeps, what follows from what, and the steps to its goal.
public struct Flow: Sendable {
  /// A fact and the values it can take.
  public struct Fact: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its values, `unknown` not among them.
    public var values: [String]

    /// Creates a fact.
    public init(name: String, values: [String]) {
      self.name = name
      self.values = values
    }
  }

  /// When one thing is known, another follows.
  public struct Implication: Hashable, Sendable {
    /// What must hold.
    public var condition: Condition
    /// What follows.
    public var consequences: [FactValue]

    /// Creates an implication.
    public init(condition: Condition, consequences: [FactValue]) {
      self.condition = condition
      self.consequences = consequences
    }
  }

  /// A point on the way that progress is counted in.
  public struct Milestone: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// When it is reached.
    public var condition: Condition

    /// Creates a milestone.
    public init(id: String, condition: Condition) {
      self.id = id
      self.condition = condition
    }
  }

  /// The facts, in the order of the file.
  public let facts: [Fact]
  /// What follows from what.
  public let implications: [Implication]
  /// When the person has arrived.
  public let goal: Condition
  /// The points progress is counted in.
  public let milestones: [Milestone]
  /// The steps; the first whose condition holds is the next one.
  public let steps: [Step]
  /// What had another name when conversations that go on were begun.
  public let migrations: [Migration]

  /// Creates a flow.
  public init(
    facts: [Fact], implications: [Implication], goal: Condition, milestones: [Milestone],
    steps: [Step], migrations: [Migration] = []
  ) {
    self.facts = facts
    self.implications = implications
    self.goal = goal
    self.milestones = milestones
    self.steps = steps
    self.migrations = migrations
  }

  /// The step of an id.
  public func step(_ id: String?) -> Step? {
    guard let id else { return nil }
    return steps.first { $0.id == id }
  }

  /// The next step: the first whose condition holds, `nil` when none does.
  public func nextStep(in situation: [String: String]) -> Step? {
    steps.first { $0.condition.holds(in: situation) }
  }

  /// How many milestones are reached.
  public func progress(in situation: [String: String]) -> Progress {
    Progress(
      done: milestones.count { $0.condition.holds(in: situation) }, total: milestones.count)
  }

  /// Everything that follows from some facts, or `nil` when they contradict each other.
  ///
  /// Implications are applied until nothing new follows; there are at most as many rounds as facts.
  func closure(of told: [FactValue]) -> [String: String]? {
    var known: [String: String] = [:]
    for fact in told {
      if let value = known[fact.fact], value != fact.value { return nil }
      known[fact.fact] = fact.value
    }
    for _ in 0...facts.count {
      var changed = false
      for rule in implications where rule.condition.holds(in: known) {
        for consequence in rule.consequences {
          if let value = known[consequence.fact] {
            if value != consequence.value { return nil }
          } else {
            known[consequence.fact] = consequence.value
            changed = true
          }
        }
      }
      if !changed { break }
    }
    return known
  }
}

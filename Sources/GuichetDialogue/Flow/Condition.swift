/// What must be known for something to hold: every named fact has one of the values listed.
///
/// The value `unknown` stands for a fact nothing is known about. An empty condition always holds.
public struct Condition: Hashable, Sendable {
  /// The facts and the values each may have, in the order of the file.
  public var terms: [(fact: String, values: [String])] {
    zip(facts, values).map { ($0, $1) }
  }

  private var facts: [String]
  private var values: [[String]]

  /// Creates a condition.
  public init(_ terms: [(fact: String, values: [String])]) {
    facts = terms.map(\.fact)
    values = terms.map(\.values)
  }

  /// Whether the condition holds for a derived situation.
  public func holds(in situation: [String: String]) -> Bool {
    zip(facts, values).allSatisfy { fact, allowed in
      allowed.contains(situation[fact] ?? Situation.unknown)
    }
  }
}

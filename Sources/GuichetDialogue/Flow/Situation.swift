public import GuichetCore

/// What a person has told, oldest first, and what follows from it.
///
/// Only what was told is kept. Everything else is derived, so that correcting one fact takes back
/// what followed from it and nothing more: the newest fact always holds, and an older one that
/// contradicts it is dropped.
public struct Situation: Hashable, Codable, Sendable {
  /// The value of a fact nothing is known about.
  public static let unknown = "unknown"

  /// The facts told, oldest first, one entry a fact.
  public private(set) var told: [FactValue]

  /// Nothing is known.
  public init() { told = [] }

  /// Adds a fact; older facts that cannot hold together with it are dropped and returned.
  public mutating func tell(_ new: FactValue, in flow: Flow) -> [FactValue] {
    told.removeAll { $0.fact == new.fact }
    var kept = [new]
    var dropped: [FactValue] = []
    for fact in told.reversed() {
      if flow.closure(of: kept + [fact]) == nil {
        dropped.append(fact)
      } else {
        kept.append(fact)
      }
    }
    told = kept.reversed()
    return dropped
  }

  /// Every fact of the flow with its value, told, implied or `unknown`.
  public func derived(in flow: Flow) -> [String: String] {
    var all = Dictionary(
      flow.facts.map { ($0.name, Self.unknown) }, uniquingKeysWith: { first, _ in first })
    for (fact, value) in flow.closure(of: told) ?? [:] { all[fact] = value }
    return all
  }
}

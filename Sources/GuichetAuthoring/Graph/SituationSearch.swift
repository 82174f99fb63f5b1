import GuichetCore
import GuichetDialogue

/// The simplest situation in which each step of a flow is the next one: the fewest choices after the
/// beginning, or, where no choice leads, the fewest facts told in words.
struct SituationSearch {
  /// More situations than this are not looked at.
  private static let most = 100_000

  private let flow: Flow
  private(set) var simplest: [String: Situation] = [:]

  init(_ flow: Flow) {
    self.flow = flow
    search { step in step?.options.map(\.sets) ?? [] }
    guard simplest.count < flow.steps.count else { return }
    let told = flow.facts.flatMap { fact in fact.values.map { [FactValue(fact.name, $0)] } }
    search { _ in told }
  }

  /// The situation after some facts were told.
  static func telling(
    _ facts: [FactValue], to situation: Situation, in flow: Flow
  ) -> Situation {
    var next = situation
    for fact in facts { _ = next.tell(fact, in: flow) }
    return next
  }

  /// Breadth first from the empty situation; what was found before stays.
  private mutating func search(_ moves: (Step?) -> [[FactValue]]) {
    var seen: Set<[String: String]> = []
    var queue = [Situation()]
    var next = 0
    while next < queue.count, next < Self.most, simplest.count < flow.steps.count {
      let situation = queue[next]
      next += 1
      let derived = situation.derived(in: flow)
      guard seen.insert(derived).inserted else { continue }
      let step = flow.nextStep(in: derived)
      if let step, simplest[step.id] == nil { simplest[step.id] = situation }
      for facts in moves(step) where !facts.isEmpty {
        queue.append(Self.telling(facts, to: situation, in: flow))
      }
    }
  }
}

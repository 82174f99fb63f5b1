import GuichetCore
import GuichetDialogue

extension Flow {
  /// Whether another flow with the same facts and implications has the same next step whatever is
  /// known; `false` also when there are too many situations to say.
  func hasSameSteps(as other: Flow, upTo most: Int = 200_000) -> Bool {
    var total = 1
    for fact in facts {
      let (product, overflows) = total.multipliedReportingOverflow(by: fact.values.count + 1)
      if overflows || product > most { return false }
      total = product
    }
    for number in 0..<total {
      let situation = situation(number)
      if !isConsistent(situation) { continue }
      if nextStep(in: situation)?.id != other.nextStep(in: situation)?.id { return false }
    }
    return true
  }

  /// One of all combinations of values, `unknown` among them.
  private func situation(_ number: Int) -> [String: String] {
    var rest = number
    var situation: [String: String] = [:]
    for fact in facts {
      let (quotient, value) = rest.quotientAndRemainder(dividingBy: fact.values.count + 1)
      situation[fact.name] = value == 0 ? Situation.unknown : fact.values[value - 1]
      rest = quotient
    }
    return situation
  }

  /// Whether everything that follows holds already.
  private func isConsistent(_ situation: [String: String]) -> Bool {
    implications.allSatisfy { rule in
      !rule.condition.holds(in: situation)
        || rule.consequences.allSatisfy { situation[$0.fact] == $0.value }
    }
  }
}

import Foundation
import GuichetCore
import GuichetDialogue
import GuichetTestKit
import Testing

@Suite struct SituationTests {
  private let flow = SmallFlow.flow

  private func situation(_ facts: (String, String)...) -> Situation {
    var situation = Situation()
    for (fact, value) in facts { _ = situation.tell(FactValue(fact, value), in: flow) }
    return situation
  }

  @Test func nothingToldIsAllUnknown() {
    #expect(
      Situation().derived(in: flow)
        == ["card": "unknown", "resident": "unknown", "account": "unknown", "book": "unknown"])
  }

  @Test func implicationsAreFollowedToTheEnd() {
    #expect(
      situation(("book", "yes")).derived(in: flow)
        == ["card": "yes", "resident": "unknown", "account": "yes", "book": "yes"])
  }

  @Test func correctingAFactKeepsWhatDoesNotDependOnIt() {
    var situation = situation(("resident", "yes"), ("book", "yes"))
    let dropped = situation.tell(FactValue("account", "no"), in: flow)
    #expect(dropped == [FactValue("book", "yes")])
    #expect(
      situation.derived(in: flow)
        == ["card": "unknown", "resident": "yes", "account": "no", "book": "unknown"])
  }

  @Test func theNewestFactHoldsThroughTwoImplications() {
    var situation = situation(("book", "yes"))
    #expect(situation.tell(FactValue("card", "no"), in: flow) == [FactValue("book", "yes")])
    #expect(situation.told == [FactValue("card", "no")])
  }

  @Test func toldAgainAFactMovesToTheEndAndIsKeptOnce() {
    let situation = situation(("card", "yes"), ("resident", "no"), ("card", "yes"))
    #expect(situation.told == [FactValue("resident", "no"), FactValue("card", "yes")])
  }

  @Test func ofTwoOlderFactsOnlyTheContradictingOneGoes() {
    var situation = situation(("account", "yes"), ("book", "no"))
    #expect(situation.tell(FactValue("card", "no"), in: flow) == [FactValue("account", "yes")])
    #expect(situation.told == [FactValue("book", "no"), FactValue("card", "no")])
  }

  @Test func anythingToldInAnyOrderHoldsAndNeverContradictsItself() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      var situation = Situation()
      for _ in 0..<8 {
        guard let fact = flow.facts.randomElement(using: &generator),
          let value = fact.values.randomElement(using: &generator)
        else { continue }
        _ = situation.tell(FactValue(fact.name, value), in: flow)
        let derived = situation.derived(in: flow)
        #expect(derived[fact.name] == value, "\(situation.told)")
        for told in situation.told { #expect(derived[told.fact] == told.value) }
        for rule in flow.implications where rule.condition.holds(in: derived) {
          for consequence in rule.consequences {
            #expect(derived[consequence.fact] == consequence.value, "\(situation.told)")
          }
        }
        #expect(flow.nextStep(in: derived) != nil, "\(situation.told)")
      }
    }
  }

  @Test func aSituationIsReadBackAsItWas() throws {
    let situation = situation(("resident", "no"), ("card", "yes"))
    let data = try JSONEncoder().encode(situation)
    #expect(try JSONDecoder().decode(Situation.self, from: data) == situation)
  }
}

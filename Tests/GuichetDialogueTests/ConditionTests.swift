import GuichetDialogue
import Testing

@Suite struct ConditionTests {
  @Test func anEmptyConditionAlwaysHolds() {
    #expect(Condition([]).holds(in: [:]))
    #expect(Condition([]).holds(in: ["a": "yes"]))
  }

  @Test(arguments: [("yes", true), ("maybe", true), ("no", false), (nil, false)])
  func aTermHoldsForAnyOfItsValues(value: String?, expected: Bool) {
    let condition = Condition([("a", ["yes", "maybe"])])
    #expect(condition.holds(in: value.map { ["a": $0] } ?? [:]) == expected)
  }

  @Test func aFactThatIsNotThereIsUnknown() {
    let condition = Condition([("a", ["unknown"])])
    #expect(condition.holds(in: [:]))
    #expect(condition.holds(in: ["a": "unknown"]))
    #expect(!condition.holds(in: ["a": "yes"]))
  }

  @Test func everyTermMustHold() {
    let condition = Condition([("a", ["yes"]), ("b", ["no"])])
    #expect(condition.holds(in: ["a": "yes", "b": "no"]))
    #expect(!condition.holds(in: ["a": "yes"]))
    #expect(!condition.holds(in: ["b": "no"]))
  }

  @Test func termsKeepTheirOrder() {
    let condition = Condition([("b", ["1"]), ("a", ["2", "3"])])
    #expect(condition.terms.map(\.fact) == ["b", "a"])
    #expect(condition.terms.map(\.values) == [["1"], ["2", "3"]])
  }
}

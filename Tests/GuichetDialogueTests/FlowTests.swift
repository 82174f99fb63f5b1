import GuichetCore
import GuichetDialogue
import Testing

@Suite struct FlowTests {
  private let flow = SmallFlow.flow

  @Test(arguments: [
    ([:], "card.ask"), (["card": "no"], "resident.ask"),
    (["card": "no", "resident": "no"], "card.get"), (["card": "yes"], "account.open"),
    (["card": "yes", "account": "no"], "account.open"),
    (["card": "yes", "account": "yes"], "book.borrow"),
    (["card": "yes", "account": "yes", "book": "yes"], "done"),
  ])
  func theNextStepIsTheFirstThatHolds(situation: [String: String], expected: String) {
    #expect(flow.nextStep(in: situation)?.id == expected)
  }

  @Test func thereIsNoNextStepWhenNoneHolds() {
    let empty = Flow(
      facts: [], implications: [], goal: Condition([]), milestones: [], steps: [])
    #expect(empty.nextStep(in: [:]) == nil)
    #expect(empty.progress(in: [:]) == Progress(done: 0, total: 0))
  }

  @Test(arguments: [
    ([:], 0), (["card": "yes"], 1), (["card": "yes", "account": "yes"], 2),
    (["card": "yes", "account": "yes", "book": "yes"], 3), (["card": "no"], 0),
  ])
  func progressCountsMilestones(situation: [String: String], done: Int) {
    #expect(flow.progress(in: situation) == Progress(done: done, total: 3))
  }

  @Test func stepsAreFoundById() {
    #expect(flow.step("card.get")?.kind == .action)
    #expect(flow.step("absent") == nil)
    #expect(flow.step(nil) == nil)
  }

  @Test func anOptionIsFoundByWhatItIsLike() {
    let step = flow.step("card.ask")
    #expect(step?.option(like: "done")?.value == "oui")
    #expect(step?.option(like: "unsure")?.value == "incertain")
    #expect(step?.option(like: "stuck") == nil)
  }
}

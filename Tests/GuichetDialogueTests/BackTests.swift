import GuichetCore
import GuichetDialogue
import Testing

/// « retour », « recommencer », « répétez ».
@Suite struct BackTests {
  @Test func backUndoesExactlyOneTurn() {
    var talk = Talk()
    var memories = [talk.state.memory]
    for (fact, value) in [("card", "no"), ("resident", "yes"), ("card", "yes"), ("account", "yes")]
    {
      talk.tell(fact, value)
      memories.append(talk.state.memory)
    }
    for memory in memories.dropLast().reversed() {
      let decision = talk.control("back")
      #expect(decision.said == ["back.done"])
      #expect(talk.situation == memory.situation.derived(in: SmallFlow.flow))
      #expect(talk.step == memory.pendingStep)
      #expect(decision.step == memory.pendingStep)
    }
    #expect(talk.control("back").said == ["back.start"])
    #expect(talk.state.turn == 9)
  }

  @Test func backUndoesARestart() {
    var talk = Talk()
    talk.tell("card", "yes")
    talk.control("restart")
    #expect(talk.situation["card"] == "unknown")
    talk.control("back")
    #expect(talk.situation["card"] == "yes")
    #expect(talk.step == "account.open")
  }

  @Test(arguments: [["back", "thanks"], ["greet", "back"], ["back", "back"]])
  func aPoliteBackIsABack(controls: [String]) {
    var talk = Talk()
    talk.tell("card", "yes")
    #expect(talk.hear(.controls(controls)).said == ["back.done"])
    #expect(talk.situation["card"] == "unknown")
  }

  @Test func backReachesFortyTurnsBackAndNoFurther() {
    var talk = Talk()
    for turn in 0..<60 { talk.tell("card", turn.isMultiple(of: 2) ? "yes" : "no") }
    for _ in 0..<40 { #expect(talk.control("back").said == ["back.done"]) }
    #expect(talk.control("back").said == ["back.start"])
    #expect(talk.state.history.isEmpty)
  }

  @Test(arguments: [["repeat"], ["repeat", "thanks"], ["greet", "repeat"], ["repeat", "repeat"]])
  func repeatSaysTheSameAgainAndIsNoTurnToUndo(controls: [String]) {
    var talk = Talk()
    talk.tell("card", "yes")
    let before = talk.state
    let decision = talk.hear(.controls(controls))
    #expect(decision.acts == [.again])
    #expect(talk.state.memory == before.memory)
    #expect(talk.state.history == before.history)
    talk.control("back")
    #expect(talk.situation["card"] == "unknown")
  }

  @Test func restartForgetsEverythingAndAsksTheFirstStep() {
    var talk = Talk()
    talk.go(to: "done")
    let decision = talk.control("restart")
    #expect(decision.step == "card.ask")
    #expect(decision.outcome == .asked)
    #expect(talk.state.memory.situation.told.isEmpty)
    #expect(talk.state.memory.topicUses.isEmpty)
  }

  @Test func aFactToldWithABackIsHeard() {
    var talk = Talk()
    talk.tell("card", "no")
    var heard = Heard.told([FactValue("card", "yes")])
    heard.controls = ["back"]
    talk.hear(heard)
    #expect(talk.situation["card"] == "yes")
  }
}

import GuichetCore
import GuichetDialogue
import Testing

/// Facts, questions, choices, and what the bot does when it understands nothing.
@Suite struct AnswerTests {
  // MARK: Facts

  @Test func aFactIsAcknowledgedAndTheNextStepAsked() {
    var talk = Talk()
    let decision = talk.tell("card", "no")
    #expect(
      decision.acts == [
        .say("ack.card.no", [:]), .step("resident.ask", explains: false, bridges: false),
      ])
    #expect(decision.outcome == .asked)
  }

  @Test func aNewActionIsExplainedOnce() {
    var talk = Talk()
    #expect(
      talk.tell("card", "yes").acts.last == .step("account.open", explains: true, bridges: false))
    #expect(
      talk.control("help").acts.last == .step("account.open", explains: false, bridges: false))
  }

  @Test func aToldFactWithATopicIsAnsweredByIt() {
    var talk = Talk()
    let decision = talk.tell("card", "no", topic: "card.what")
    #expect(decision.answered == ["card.what"])
    #expect(decision.said.isEmpty)
    #expect(decision.step == "resident.ask")
  }

  @Test func toldAgainAFactIsAcknowledgedAndChangesNothing() {
    var talk = Talk()
    talk.tell("card", "yes")
    let before = talk.situation
    let decision = talk.tell("card", "yes")
    #expect(decision.said == ["ack.card.yes"])
    #expect(decision.step == "account.open")
    #expect(talk.situation == before)
    #expect(talk.state.memory.noMatches == 0)
  }

  @Test func aCorrectionGoesBackToTheStepItConcerns() {
    var talk = Talk()
    talk.tell("account", "yes")
    #expect(talk.step == "book.borrow")
    var heard = Heard.told([FactValue("card", "no")])
    heard.isCorrection = true
    let decision = talk.hear(heard)
    #expect(decision.said == ["ack.card.no"])
    #expect(decision.step == "resident.ask")
    #expect(talk.situation["account"] == "unknown")
  }

  /// A conversation in which what was told is taken back without a word of correction.
  private func doubting() -> Talk {
    var talk = Talk()
    talk.tell("card", "yes")
    let decision = talk.tell("card", "no")
    #expect(
      decision.acts
        == [.doubt(before: FactValue("card", "yes"), now: FactValue("card", "no"))])
    #expect(talk.situation["card"] == "no")
    return talk
  }

  @Test(arguments: [("yes", "no", "resident.ask"), ("no", "yes", "account.open")])
  func whichOfTwoFactsHoldsIsAskedAndSettled(control: String, value: String, step: String) {
    var talk = doubting()
    let decision = talk.control(control)
    #expect(decision.said == ["correction"])
    #expect(decision.step == step)
    #expect(talk.situation["card"] == value)
    #expect(talk.state.memory.doubted == nil)
  }

  @Test(arguments: [
    (DialogueManager.newHolds, "no"), (DialogueManager.oldHolds, "yes"),
  ])
  func aChoiceSettlesADoubt(choice: String, value: String) {
    var talk = doubting()
    #expect(talk.choose(choice).said == ["correction"])
    #expect(talk.situation["card"] == value)
  }

  @Test(arguments: ["help", "why", "skip", "status", "unsure", "thanks"])
  func anythingElseLetsTheNewerFactStandAndGoesOnFromIt(control: String) {
    var talk = doubting()
    #expect(talk.control(control).step == "resident.ask")
    #expect(talk.state.memory.doubted == nil)
    talk.control("no")
    #expect(talk.situation["card"] == "no")
    #expect(talk.situation["resident"] == "no")
  }

  @Test func aDoubtIsRepeatedAndTakenBack() {
    var talk = doubting()
    #expect(talk.control("repeat").acts == [.again])
    talk.control("no")
    #expect(talk.situation["card"] == "yes")
    talk = doubting()
    talk.control("back")
    #expect(talk.situation["card"] == "yes")
    #expect(talk.state.memory.doubted == nil)
  }

  @Test func ofTwoContradictingFactsTheLastIsAcknowledged() {
    var talk = Talk()
    talk.tell("card", "no")
    let decision = talk.hear(.told([FactValue("card", "yes"), FactValue("card", "no")]))
    #expect(talk.situation["card"] == "no")
    #expect(decision.said == ["ack.card.no"])
  }

  @Test func aToldFactWinsOverTheYesInFrontOfIt() {
    var talk = Talk()
    var heard = Heard.told([FactValue("card", "no")])
    heard.controls = ["yes"]
    talk.hear(heard)
    #expect(talk.situation["card"] == "no")
  }

  @Test func severalFactsSkipSeveralSteps() {
    var talk = Talk()
    talk.hear(.told([FactValue("card", "yes"), FactValue("account", "yes")]))
    #expect(talk.step == "book.borrow")
  }

  @Test func theGoalIsReachedOnce() {
    var talk = Talk()
    let decision = talk.tell("book", "yes")
    #expect(decision.said == ["goal.reached"])
    #expect(decision.outcome == .ended)
    #expect(decision.step == nil)
    let again = talk.tell("book", "yes")
    #expect(again.said == ["ack.book.yes"])
    #expect(again.outcome == .asked)
  }

  @Test func afterTheGoalNoChoiceIsLeftOver() {
    var talk = Talk()
    talk.go(to: "book.borrow")
    talk.choose("fait")
    #expect(talk.step == "done")
    #expect(talk.state.memory.offered.isEmpty)
  }

  // MARK: Choices and contextual answers

  @Test(arguments: [("yes", "yes"), ("done", "yes"), ("no", "no")])
  func yesAndNoAnswerTheQuestionAsked(control: String, value: String) {
    var talk = Talk()
    talk.control(control)
    #expect(talk.situation["card"] == value)
  }

  @Test func aChoiceTellsItsFacts() {
    var talk = Talk()
    let decision = talk.choose("non")
    #expect(talk.situation["card"] == "no")
    #expect(decision.step == "resident.ask")
  }

  @Test func aChoiceWithoutFactsHelps() {
    var talk = Talk()
    #expect(talk.choose("incertain").said == ["card.ask.unsure"])
    talk.go(to: "card.get")
    let decision = talk.choose("bloque")
    #expect(decision.said == ["card.get.stuck"])
    #expect(decision.outcome == .handoff)
  }

  @Test func aQuestionCanPickAnOption() {
    var talk = Talk()
    talk.go(to: "resident.ask")
    let decision = talk.ask("card.abroad")
    #expect(talk.situation["resident"] == "no")
    #expect(decision.answered == ["card.abroad"])
    #expect(decision.step == "card.get")
  }

  @Test func aQuestionPicksAnOptionOnlyAtItsStep() {
    var talk = Talk()
    talk.ask("card.abroad")
    #expect(talk.situation["resident"] == "unknown")
    #expect(talk.step == "card.ask")
  }

  @Test func anUnknownNumberNamesTheCount() {
    var talk = Talk()
    var heard = Heard()
    heard.isUnknownChoice = true
    let decision = talk.hear(heard)
    #expect(decision.acts.first == .say("unknown-choice", ["count": "3"]))
    #expect(decision.step == "card.ask")
    #expect(decision.outcome == .fallback)
  }

  // MARK: Questions

  @Test func aDigressionComesBackWithABridge() {
    var talk = Talk()
    let decision = talk.ask("hours")
    #expect(
      decision.acts
        == [.answer(topic: "hours", uses: 0), .step("card.ask", explains: false, bridges: true)])
    #expect(decision.outcome == .answered)
    #expect(talk.state.memory.focus == ["hours.focus"])
    #expect(talk.ask("hours").acts.first == .answer(topic: "hours", uses: 1))
  }

  @Test func anAnswerCanBeRedirected() {
    var talk = Talk()
    talk.go(to: "done")
    #expect(talk.ask("hours").answered == ["book.help"])
    #expect(talk.ask("hours", "book.help").answered == ["book.help"])
  }

  @Test func aWordingForAnotherSituationIsSaidAsIfForTheFirstTime() {
    var talk = Talk()
    #expect(talk.ask("card.get").acts.first == .answer(topic: "card.get", uses: 0))
    talk.tell("resident", "no")
    #expect(talk.ask("card.get").acts.first == .answer(topic: "card.get", uses: 0))
    #expect(talk.ask("card.get").acts.first == .answer(topic: "card.get", uses: 1))
  }

  @Test func atMostThreeTopicsAreAnsweredEachOnce() {
    var talk = Talk()
    #expect(talk.ask("a", "b", "a", "c", "d").answered == ["a", "b", "c"])
  }

  @Test func whatToDoIsTheWholeWayAtFirstAndTheStepLater() {
    var talk = Talk()
    #expect(talk.hear(.asked([.current])).answered == ["overview"])
    talk = Talk()
    talk.tell("card", "yes")
    #expect(talk.hear(.asked([.current])).answered == ["account.open"])
    talk.ask("hours")
    #expect(talk.hear(.asked([.current])).answered == ["hours"])
  }

  @Test func aQuestionWithoutAnswerIsAFallbackThatEscalatesNothing() {
    var talk = Talk()
    let decision = talk.hear(.asked([.text("offtopic")]))
    #expect(decision.said == ["offtopic"])
    #expect(decision.step == "card.ask")
    #expect(decision.outcome == .fallback)
    #expect(talk.state.memory.noMatches == 0)
  }

  // MARK: Which one?

  @Test func anAmbiguousQuestionIsAskedAbout() {
    var talk = Talk()
    let decision = talk.hear(.asked([.oneOf(["a", "b"])]))
    #expect(decision.acts == [.clarify(["a", "b"])])
    #expect(decision.outcome == .clarify)
    #expect(talk.choose("sujet:b", topic: "b").answered == ["b"])
  }

  @Test func noneOfTheseGoesOn() {
    var talk = Talk()
    talk.hear(.asked([.oneOf(["a", "b"])]))
    let decision = talk.choose(DialogueManager.noneOfThese)
    #expect(decision.said == ["clarify.rejected"])
    #expect(decision.step == "card.ask")
  }

  @Test func noToAQuestionAboutTopicsRejectsThemAndTellsNoFact() {
    var talk = Talk()
    talk.hear(.asked([.oneOf(["a", "b"])]))
    let decision = talk.control("no")
    #expect(decision.said == ["clarify.rejected"])
    #expect(talk.situation["card"] == "unknown")
  }

  @Test(arguments: ["yes", "done"])
  func yesToAQuestionAboutTopicsAsksItAgainAndTellsNoFact(control: String) {
    var talk = Talk()
    talk.hear(.asked([.oneOf(["a", "b"])]))
    #expect(talk.control(control).acts == [.clarify(["a", "b"])])
    #expect(talk.situation["card"] == "unknown")
  }

  @Test func yesToTheOnlyTopicOfferedAnswersIt() {
    var talk = Talk()
    var heard = Heard()
    heard.near = ["a"]
    let decision = talk.hear(heard)
    #expect(decision.acts == [.clarify(["a"], isGuess: true)])
    #expect(decision.outcome == .clarify)
    #expect(talk.control("yes").answered == ["a"])
  }

  @Test func doneDuringAGuessAnswersTheActionThatIsAskedFor() {
    var talk = Talk()
    talk.tell("card", "no")
    talk.tell("resident", "yes")
    var heard = Heard()
    heard.near = ["a", "b"]
    talk.hear(heard)
    talk.control("done")
    #expect(talk.situation["card"] == "yes")
  }

  @Test func theThirdMessageInARowIsNotGuessedAt() {
    var talk = Talk()
    var heard = Heard()
    heard.near = ["a"]
    talk.hear(heard)
    talk.hear(heard)
    #expect(talk.hear(heard).said == ["fallback.3"])
  }

  @Test func whatIsOnlyNamedIsAskedAbout() {
    var talk = Talk()
    var heard = Heard()
    heard.entities = ["carte"]
    heard.onlyNames = true
    let decision = talk.hear(heard)
    #expect(decision.acts == [.clarify(["card.what", "card.get"])])
    #expect(decision.outcome == .clarify)
    #expect(talk.state.memory.noMatches == 0)
    #expect(talk.state.memory.mentioned == ["carte"])
  }

  @Test func whatIsNamedBehindAnAnswerIsAskedTheSame() {
    var talk = Talk()
    talk.ask("account.what")
    var heard = Heard()
    heard.entities = ["carte"]
    heard.goesOn = true
    #expect(talk.hear(heard).answered == ["card.what"])
    // Behind another answer it is asked what about it.
    talk.ask("hours")
    #expect(talk.hear(heard).acts == [.clarify(["card.what", "card.get"])])
  }

  @Test func whatIsToldToBeDoneIsNotExplained() {
    var talk = Talk()
    talk.go(to: "account.open")
    var heard = Heard.told([FactValue("account", "yes")])
    heard.asked = [.topic("account.open")]
    #expect(talk.hear(heard).answered == [])
    #expect(talk.step == "book.borrow")
    var asking = Talk()
    asking.go(to: "account.open")
    heard.isQuestion = true
    #expect(asking.hear(heard).answered == ["account.open"])
  }

  @Test func whatIsNamedAndNoTopicIsAboutIsNotUnderstood() {
    var talk = Talk()
    var heard = Heard()
    heard.entities = ["compte"]
    heard.onlyNames = true
    #expect(talk.hear(heard).said == ["fallback.1"])
  }

  @Test func whatIsExplainedWithADoubtIsNotExplainedOnceItIsSettled() {
    var talk = Talk()
    talk.tell("card", "yes")
    talk.tell("account", "yes")
    let doubt = talk.tell("account", "no", topic: "account.open")
    #expect(doubt.answered == ["account.open"])
    let settled = talk.choose(DialogueManager.newHolds)
    #expect(settled.said == ["correction"])
    #expect(
      settled.acts.last == .step("account.open", explains: false, bridges: false))
  }

  @Test func onceRejectedNoAnswersTheStepAgain() {
    var talk = Talk()
    talk.hear(.asked([.oneOf(["a", "b"])]))
    talk.control("no")
    talk.control("no")
    #expect(talk.situation["card"] == "no")
  }

  // MARK: Nothing understood

  @Test func noMatchEscalatesAndStaysAtTheContact() {
    var talk = Talk()
    for text in ["fallback.1", "fallback.2", "fallback.3", "fallback.3"] {
      let decision = talk.hear(Heard())
      #expect(decision.said == [text])
      #expect(decision.step == "card.ask")
      #expect(decision.outcome == .fallback)
    }
  }

  @Test(arguments: ["control", "fact", "question", "choice", "again", "clarify", "secret"])
  func anythingUnderstoodResetsTheEscalation(kind: String) {
    var talk = Talk()
    talk.tell("resident", "yes")
    for _ in 0..<2 { talk.hear(Heard()) }
    switch kind {
    case "control": talk.control("help")
    case "fact": talk.tell("card", "no")
    case "question": talk.ask("hours")
    case "choice": talk.choose("incertain")
    case "again": talk.tell("resident", "yes")
    case "clarify": talk.hear(.asked([.oneOf(["a", "b"])]))
    default:
      var heard = Heard()
      heard.isRedacted = true
      talk.hear(heard)
    }
    #expect(talk.hear(Heard()).said == ["fallback.1"])
  }

  @Test(arguments: [Heard.Defect.empty, .tooLong, .unreadable])
  func aDefectNamesItselfAndAsksTheStepAgain(defect: Heard.Defect) {
    var talk = Talk()
    var heard = Heard()
    heard.defect = defect
    let decision = talk.hear(heard)
    #expect(decision.said == [defect.rawValue])
    #expect(decision.step == "card.ask")
    #expect(decision.outcome == .fallback)
  }

  @Test func aSecretIsAnsweredAndTheFactsBesideItAreKept() {
    var talk = Talk()
    var heard = Heard.told([FactValue("card", "yes")])
    heard.isRedacted = true
    let decision = talk.hear(heard)
    #expect(decision.answered == ["secret"])
    #expect(talk.situation["card"] == "yes")
    #expect(decision.step == "account.open")
  }
}

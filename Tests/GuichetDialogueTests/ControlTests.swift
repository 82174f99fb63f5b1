import GuichetCore
import GuichetDialogue
import Testing

/// Control phrases, where they stand on their own.
@Suite struct ControlTests {
  @Test func openingGreetsAndAsksTheFirstStep() {
    let talk = Talk()
    #expect(talk.greeting.said == ["greeting"])
    #expect(talk.greeting.step == "card.ask")
    #expect(talk.greeting.outcome == .asked)
    #expect(talk.state.turn == 0)
  }

  @Test(arguments: [
    ("help", "help", Turn.Outcome.answered), ("who-are-you", "who-are-you", .answered),
    ("insult", "insult", .answered), ("human", "human", .handoff),
    ("greet", "greeting.first", .answered),
    ("thanks", "thanks", .answered), ("status", "status.start", .answered),
    ("why", "card.ask.why", .answered), ("skip", "skip", .answered),
    ("stuck", "card.ask.stuck", .handoff), ("unsure", "card.ask.unsure", .answered),
    ("restart", "restart.done", .asked),
  ])
  func aControlPhraseIsAnsweredAndTheStepAskedAgain(
    control: String, text: String, outcome: Turn.Outcome
  ) {
    var talk = Talk()
    let decision = talk.control(control)
    #expect(decision.said == [text])
    #expect(decision.step == "card.ask")
    #expect(decision.outcome == outcome)
  }

  @Test(arguments: [
    ("help", "help"), ("who-are-you", "who-are-you"), ("insult", "insult"), ("human", "human"),
    ("greet", "greeting.again"), ("thanks", "thanks"), ("status", "goal.reached"),
    ("skip", "skip.nothing"), ("why", "help"), ("stuck", "human"), ("done", "done.nothing"),
    ("unsure", "yes.nothing"), ("yes", "yes.nothing"), ("no", "yes.nothing"), ("bye", "bye"),
    ("language-en", "language-en"),
  ])
  func atTheEndEveryControlPhraseSaysSomethingThatExists(control: String, text: String) {
    var talk = Talk()
    talk.go(to: "done")
    let decision = talk.control(control)
    #expect(decision.said == [text])
    #expect(decision.step == nil)
  }

  @Test(arguments: ["card.ask", "resident.ask", "card.get", "account.open", "book.borrow"])
  func whySkipUnsureAndStuckSpeakOfTheStep(step: String) {
    for control in ["why", "unsure", "stuck"] {
      var talk = Talk()
      talk.go(to: step)
      let before = talk.situation
      let decision = talk.control(control)
      #expect(decision.said == ["\(step).\(control)"])
      #expect(decision.step == step)
      #expect(decision.outcome == (control == "stuck" ? .handoff : .answered))
      #expect(talk.situation == before)
    }
    var talk = Talk()
    talk.go(to: step)
    let decision = talk.control("skip")
    #expect(decision.acts.first == .say("skip", ["next": "{\(step).next}"]))
    #expect(decision.step == step)
  }

  @Test(arguments: [
    ("stuck", "card.get", ["card.get.stuck", "contact.desk", "card.get.help", "card.get.stuck"]),
    (
      "unsure", "card.get", ["card.get.unsure", "card.get.help", "contact.desk", "card.get.unsure"]
    ),
    ("why", "card.get", ["card.get.why", "card.get.help", "card.get.why"]),
    ("stuck", "account.open", ["account.open.stuck", "account.open.help", "account.open.stuck"]),
    ("why", "card.ask", ["card.ask.why", "card.ask.why"]),
  ])
  func helpAskedForAgainIsAnotherOne(control: String, step: String, texts: [String]) {
    var talk = Talk()
    talk.go(to: step)
    for text in texts { #expect(talk.control(control).said == [text]) }
  }

  @Test func ofYesAndNoTheLastHolds() {
    var talk = Talk()
    talk.control("yes", "no")
    #expect(talk.situation["card"] == "no")
    var other = Talk()
    other.control("no", "no", "yes")
    #expect(other.situation["card"] == "yes")
  }

  @Test func helpAskedForAgainIsTheSteps() {
    var talk = Talk()
    talk.go(to: "card.get")
    for text in ["help", "card.get.help", "help"] { #expect(talk.control("help").said == [text]) }
  }

  @Test func helpIsNeverTheOneGivenJustBefore() {
    var talk = Talk()
    talk.go(to: "card.get")
    talk.control("why")
    #expect(talk.control("why").said == ["card.get.help"])
    talk.control("unsure")
    talk.control("why")
    talk.control("why")
    #expect(talk.control("unsure").said == ["contact.desk"])
  }

  @Test func noToAnActionIsACallForHelp() {
    var talk = Talk()
    talk.go(to: "account.open")
    let decision = talk.control("no")
    #expect(decision.said == ["account.open.stuck"])
    #expect(decision.outcome == .handoff)
  }

  @Test func statusTellsWhatIsKnownAndWhatIsNext() {
    var talk = Talk()
    talk.tell("account", "yes")
    let values = [
      "done": "2", "total": "3", "known": "{known.card.yes}, {known.account.yes}",
      "status": "{known.card.yes}, {known.account.yes}", "next": "{book.borrow.next}",
    ]
    #expect(talk.control("status").acts.first == .say("status", values))
  }

  @Test func leavingEarlyNamesWhatRemains() {
    var talk = Talk()
    #expect(
      talk.control("bye").acts == [.say("bye.remaining", ["next": "{card.ask.next}"])])
    talk.tell("card", "yes")
    let decision = talk.control("bye")
    #expect(decision.acts == [.say("bye.remaining", ["next": "{account.open.next}"])])
    #expect(decision.outcome == .ended)
  }

  @Test(arguments: [["greet", "help"], ["help", "thanks"], ["thanks", "help"]])
  func courtesyGivesWayToTheRequest(controls: [String]) {
    var talk = Talk()
    #expect(talk.hear(.controls(controls)).said == ["help"])
  }

  @Test func aQuestionHalfInEnglishIsAnswered() {
    var talk = Talk()
    var heard = Heard.controls(["language-en"])
    heard.asked = [.topic("hours")]
    #expect(talk.hear(heard).answered == ["hours"])
  }

  @Test func englishIsAnsweredWithOneLine() {
    var talk = Talk()
    let decision = talk.control("language-en")
    #expect(decision.acts == [.say("language-en", [:])])
    #expect(decision.outcome == .handoff)
  }

  @Test func aGreetingAfterALongSilenceResumes() {
    var talk = Talk()
    talk.tell("card", "yes")
    talk.now += 599
    #expect(talk.control("greet").said == ["greeting.again"])
    talk.now += 600
    let decision = talk.control("greet")
    #expect(decision.said == ["resume"])
    #expect(decision.step == "account.open")
    #expect(talk.control("greet").said == ["greeting.again"])
  }

  @Test func thereIsNothingToResumeWhenNothingWasTold() {
    var talk = Talk()
    talk.now += 5_000
    #expect(talk.control("greet").said == ["greeting.first"])
    talk.now += 5_000
    #expect(talk.control("greet").said == ["greeting.again"])
  }

  @Test(arguments: [Int64.min, -1, 0, Int64.max])
  func anyClockIsBearable(seconds: Int64) {
    var talk = Talk()
    talk.tell("card", "yes")
    talk.now = seconds
    #expect(talk.control("greet").step == "account.open")
    talk.now = Int64.min
    #expect(talk.control("greet").step == "account.open")
    talk.now = Int64.max
    #expect(talk.control("greet").said == ["resume"])
  }
}

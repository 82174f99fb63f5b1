import GuichetCore
import GuichetEngine
import GuichetTestKit
import Testing

/// How decisions are put into words, seen through whole turns.
@Suite struct WordingTests {
  private let engine: Engine

  init() throws { engine = try SmallBot.engine() }

  @Test func theGreetingAndTheQuestionAreOneMessageWithChoices() {
    let turn = Conversation(engine).turns[0]
    #expect(turn.texts == ["greeting un\n\ncard.ask.ask un"])
    #expect(turn.messages[0].choices?.map(\.value) == ["oui", "non", "incertain"])
    #expect(turn.messages[0].topic == nil)
    #expect(turn.messages[0].format == "markdown")
    #expect(turn.messages[0].lang == "fr-CA")
    #expect(turn.step == "card.ask")
    #expect(turn.outcome == .asked)
    #expect(turn.progress == Progress(done: 0, total: 3))
  }

  @Test func anAnswerIsAMessageOfItsOwnWithTopicAndSources() {
    var talk = Conversation(engine)
    let turn = talk.say("Qui a droit à la carte ? Et c'est quoi, une carte ?")
    #expect(turn.topics == ["card.who", "card.what"])
    #expect(turn.messages.count == 3)
    #expect(
      turn.messages[1].sources
        == [SourceReference(section: "1", title: "La carte", lines: [2, 2])])
    #expect(turn.messages[2].topic == nil)
    #expect(turn.messages[2].text.hasPrefix("bridge un\ncard.ask.ask"))
  }

  @Test func factsOfTheGuideAreInPlace() {
    var talk = Conversation(engine)
    let turn = talk.say("comment obtenir une carte")
    #expect(
      turn.texts[0]
        == "card.get texte, au Comptoir du Prêt :\n\nécrivez à pret@biblio.example.org.")
  }

  @Test func askedAgainTheAnswerIsAnotherOne() {
    var talk = Conversation(engine)
    #expect(talk.say("les heures").texts[0] == "hours texte")
    #expect(talk.say("les heures").texts[0] == "hours encore")
    #expect(talk.say("les heures").texts[0] == "hours texte")
  }

  @Test func withAShortAnswerTheSecondIsShorter() throws {
    let files = try SmallBot.files()
    try files.replace(
      "    text: hours texte\n", "    text: hours texte\n    short: hours bref\n",
      in: "answers/sujets.yml")
    var talk = Conversation(Engine(bot: try SmallBot.bot(in: files)))
    for text in ["texte", "bref", "encore", "bref", "encore"] {
      #expect(talk.say("les heures").texts[0] == "hours \(text)")
    }
  }

  @Test func aThingThatIsOnlyNamedIsAskedAbout() {
    var talk = Conversation(engine)
    let turn = talk.say("la carte ?")
    #expect(turn.outcome == .clarify)
    #expect(turn.messages[0].choices?.map(\.topic) == ["card.what", "card.get", nil])
    #expect(talk.say("la deuxième").topics == ["card.get"])
  }

  @Test func variantsTakeTurns() {
    var talk = Conversation(engine)
    #expect(talk.say("aide").texts == ["help un\n\ncard.ask.ask deux"])
    #expect(talk.say("aide").texts == ["help deux\n\ncard.ask.ask un"])
  }

  @Test func aWordingForTheSituationIsUsed() {
    var talk = Conversation(engine)
    talk.say("non")
    let turn = talk.say("non")
    #expect(turn.situation["resident"] == "no")
    #expect(turn.whole.contains("card.get ailleurs"))
    #expect(!turn.whole.contains("card.get texte"))
  }

  @Test func anExplainedStepCarriesItsSources() {
    var talk = Conversation(engine)
    let turn = talk.say("j'ai une carte")
    #expect(turn.texts.count == 1)
    #expect(turn.texts[0].hasPrefix("ack.hasCard.yes un\n\naccount.open texte"))
    #expect(turn.messages[0].sources?.map(\.section) == ["2"])
  }

  @Test func statusFillsTheTextsItNames() {
    var talk = Conversation(engine)
    talk.say("compte ouvert")
    let turn = talk.say("où j'en suis")
    #expect(
      turn.texts[0].hasPrefix(
        "status : known.hasCard.yes un, known.accountOpened.yes un ; 2 sur 3 ; book.borrow.next un")
    )
  }

  @Test func anAmbiguousWordOffersItsTopicsAndNone() {
    var talk = Conversation(engine)
    let turn = talk.say("un renseignement")
    #expect(turn.outcome == .clarify)
    #expect(turn.messages.count == 1)
    #expect(turn.messages[0].choices?.map(\.topic) == ["card.get", "account.open", nil])
    #expect(
      turn.messages[0].choices?.map(\.label)
        == ["Obtenir une carte", "Ouvrir mon compte", "clarify.none un"])
    #expect(talk.say("2").topics == ["account.open"])
    talk.say("un renseignement")
    #expect(talk.say("le troisième").whole.contains("clarify.rejected"))
    talk.say("un renseignement")
    #expect(talk.say("Obtenir une carte").topics == ["card.get"])
  }

  @Test func repeatSaysTheSameWithoutAnsweringATopic() {
    var talk = Conversation(engine)
    let said = talk.say("les heures")
    let again = talk.say("répétez")
    #expect(again.texts == said.texts)
    #expect(again.topics.isEmpty)
    #expect(again.messages.last?.choices == said.messages.last?.choices)
    #expect(talk.say("répétez svp").texts == said.texts)
  }

  @Test func afterRepeatAndBackTheOfferedChoicesAreTheOnesShown() {
    var talk = Conversation(engine)
    talk.say("non")
    talk.say("retour")
    #expect(talk.say("2").situation["hasCard"] == "no")
    talk.say("répétez")
    #expect(talk.say("1").situation["resident"] == "yes")
  }

  @Test func theWholeWayToTheGoal() {
    var talk = Conversation(engine)
    #expect(talk.say("non").step == "resident.ask")
    #expect(talk.pick("oui").step == "card.get")
    #expect(talk.say("c'est fait").step == "account.open")
    #expect(talk.say("C'est ouvert").step == "book.borrow")
    let end = talk.say("oui")
    #expect(end.step == "done")
    #expect(end.outcome == .ended)
    #expect(end.whole.contains("goal.reached"))
    #expect(end.progress == Progress(done: 3, total: 3))
    #expect(end.situation["accountOpened"] == "yes")
    #expect(talk.say("les heures").topics == ["book.help"])
  }

  @Test func atTheEndNothingUnfilledIsSaid() {
    for text in ["où j'en suis", "pourquoi", "passer", "oui", "1", "au revoir", "livre emprunté"] {
      var talk = Conversation(engine)
      talk.say("livre emprunté")
      let turn = talk.say(text)
      #expect(!turn.whole.contains("{"), "\(text): \(turn.whole)")
      #expect(text == "1" || !turn.whole.contains("fallback"), "\(text): \(turn.whole)")
      #expect(!turn.whole.isEmpty)
    }
  }

  @Test func resumingNamesWhatIsKnown() {
    var talk = Conversation(engine)
    talk.say("j'ai une carte")
    talk.now = Timestamp(seconds: 1_600)
    let turn = talk.say("bonjour")
    #expect(turn.texts[0].hasPrefix("resume : known.hasCard.yes un\n\naccount.open.ask"))
  }
}

import GuichetCore
import GuichetEngine
import GuichetTestKit
import Testing

@Suite struct DeterminismTests {
  private static let messages = [
    "bonjour", "c'est quoi une carte ?", "un renseignement", "2", "non", "j'habite ailleurs",
    "où j'en suis", "???", "pourquoi", "mon mot de passe est tulipe99", "c'est fait", "retour",
    "répétez", "chais pas", "compte ouvert et livre emprunté", "merci", "au revoir",
  ]

  @Test func theSameMessagesGiveTheSameBytes() throws {
    func run() throws -> String {
      var talk = Conversation(try SmallBot.engine())
      for message in Self.messages { talk.say(message) }
      return try talk.json()
    }
    let first = try run()
    for _ in 0..<3 { #expect(try run() == first) }
  }

  @Test func theStateIsAValue() throws {
    var one = Conversation(try SmallBot.engine())
    one.say("oui")
    var other = one
    other.say("livre emprunté")
    #expect(one.say("les heures").topics == ["hours"])
    #expect(other.say("les heures").topics == ["book.help"])
  }

  @Test func aBotLoadedTwiceIsTheSame() throws {
    #expect(try SmallBot.bot().version == SmallBot.bot().version)
    let files = try SmallBot.files()
    let before = try SmallBot.bot().version
    try files.replace("hours texte", "hours autre texte", in: "answers/sujets.yml")
    #expect(try SmallBot.bot(in: files).version != before)
  }

  @Test func explanationsNameThePatternAndItsLine() throws {
    let explanation = Explanation(of: "Chais pas, j'ai une carte", bot: try SmallBot.bot())
    #expect(explanation.intents.map(\.id) == ["control.unsure", "fact.hasCard.yes"])
    #expect(
      explanation.intents.map(\.pattern) == ["intents/controle.yml:7", "intents/faits.yml:4"])
    #expect(explanation.facts == [FactValue("hasCard", "yes")])
    #expect(explanation.entities == ["carte"])
    #expect(explanation.description.contains("fait       : hasCard = yes"))
  }
}

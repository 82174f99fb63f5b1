import GuichetCore
import GuichetEngine
import GuichetTestKit
import Testing

@Suite struct ExplanationTests {
  @Test func whatFittedTooIsShownWithTheReasonItGaveWay() throws {
    let explanation = Explanation(of: "c'est quoi, avoir une carte", bot: try SmallBot.bot())
    #expect(explanation.intents.map(\.id) == ["card.get"])
    let whole = Explanation(of: "c'est quoi avoir une carte", bot: try SmallBot.bot())
    #expect(whole.intents.map(\.id) == ["card.what"])
    let other = try #require(whole.considered.first)
    #expect(other.intent.id == "card.get")
    #expect(other.lostTo == "card.what")
    #expect(other.reason == "couvre moins de mots (3 contre 6)")
    #expect(whole.description.contains("écarté     : card.get par intents/questions.yml:"))
  }

  @Test func aTieSaysSo() throws {
    let explanation = Explanation(of: "renseignement", bot: try SmallBot.bot())
    #expect(explanation.considered.map(\.reason) == ["à égalité : le bot demande lequel"])
  }

  @Test func whatNothingElseFitsHasNothingBesideIt() throws {
    #expect(Explanation(of: "vos heures", bot: try SmallBot.bot()).considered.isEmpty)
  }
}

import Foundation
import GuichetCore
import GuichetDialogue
import GuichetTestKit
import Testing

/// A person who speaks for several clients.
@Suite struct ClientTests {
  private func about(_ mention: ClientMention, _ heard: Heard = Heard()) -> Heard {
    var heard = heard
    heard.client = mention
    heard.onlyTurns = heard.isNothing
    return heard
  }

  private func tell(
    _ talk: inout Talk, _ name: String, _ fact: String, _ value: String
  ) -> Decision {
    talk.hear(about(.named(name), .told([FactValue(fact, value)])))
  }

  @Test func oneNameChangesNothing() {
    var talk = Talk()
    talk.tell("card", "no")
    var plain = talk
    let decision = tell(&talk, "Laval", "resident", "yes")
    #expect(decision.acts == plain.tell("resident", "yes").acts)
    #expect(talk.situation == plain.situation)
    #expect(talk.state.memory.client == Client(name: "Laval"))
    #expect(!talk.state.memory.hasClients)
  }

  @Test func eachClientKeepsItsOwnSituationAndStep() {
    var talk = Talk()
    _ = tell(&talk, "Laval", "card", "no")
    let begun = tell(&talk, "Sorel", "account", "yes")
    #expect(begun.said.first == "client.new")
    #expect(talk.situation["card"] == "yes")
    #expect(talk.step == "book.borrow")
    let back = talk.hear(about(.named("Laval")))
    #expect(back.said == ["client.back", "client.known"])
    #expect(back.step == "resident.ask")
    #expect(talk.situation["card"] == "no")
    talk.control("yes")
    #expect(talk.situation["resident"] == "yes")
    talk.hear(about(.other("l'autre")))
    #expect(talk.situation["resident"] == "unknown")
    #expect(talk.situation["account"] == "yes")
  }

  @Test func backUndoesATurnToAClient() {
    var talk = Talk()
    _ = tell(&talk, "Laval", "card", "no")
    let before = talk.state.memory
    _ = tell(&talk, "Sorel", "card", "yes")
    talk.control("back")
    #expect(talk.state.memory.client == before.client)
    #expect(talk.state.memory.situation == before.situation)
    #expect(!talk.state.memory.hasClients)
  }

  @Test func restartForgetsTheClientSpokenOfOnly() {
    var talk = Talk()
    _ = tell(&talk, "Laval", "card", "no")
    _ = tell(&talk, "Sorel", "card", "yes")
    #expect(talk.control("restart").said == ["restart.client"])
    #expect(talk.situation["card"] == "unknown")
    #expect(talk.state.memory.client?.name == "Sorel")
    talk.hear(about(.named("Laval")))
    #expect(talk.situation["card"] == "no")
  }

  @Test func restartOfTheOnlyClientForgetsItsName() {
    var talk = Talk()
    _ = tell(&talk, "Laval", "card", "no")
    #expect(talk.control("restart").said == ["restart.done"])
    #expect(talk.state.memory.client == nil)
  }

  @Test func statusTellsWhichClient() {
    var talk = Talk()
    _ = tell(&talk, "Laval", "card", "no")
    #expect(talk.control("status").said == ["status"])
    _ = tell(&talk, "Sorel", "card", "yes")
    let decision = talk.control("status")
    #expect(decision.said == ["status", "client.status"])
    #expect(
      decision.acts.contains(.say("client.status", ["client": "Sorel", "others": "Laval"])))
  }

  @Test func aNameGivenLaterIsTheOtherOnes() {
    var talk = Talk()
    talk.tell("card", "no")
    talk.hear(about(.other("l'autre ville"), .told([FactValue("card", "yes")])))
    #expect(talk.state.memory.client == Client(name: "l'autre ville", isPlaceholder: true))
    talk.hear(about(.named("Sorel")))
    #expect(talk.state.memory.clientNames == ["Sorel"])
    #expect(talk.situation["card"] == "yes")
    talk.hear(about(.named("Laval")))
    #expect(talk.state.memory.clientNames == ["Sorel", "Laval"])
    #expect(talk.situation["card"] == "no")
  }

  @Test func amongThreeTheOtherIsAskedFor() {
    var talk = Talk()
    for name in ["Laval", "Sorel", "Lévis"] { _ = tell(&talk, name, "card", "no") }
    let decision = talk.hear(about(.other("l'autre")))
    #expect(decision.acts == [.whichClient(["Laval", "Sorel"])])
    #expect(talk.state.memory.client?.name == "Lévis")
  }

  @Test func namesAloneAreAskedAbout() {
    var talk = Talk()
    var heard = about(.named("Sorel"))
    heard.earlier = [about(.named("Laval"))]
    #expect(talk.hear(heard).acts == [.whichClient(["Laval", "Sorel"])])
  }

  @Test func aMessageAboutTwoTellsEachItsOwn() {
    var talk = Talk()
    var heard = about(.named("Sorel"), .controls(["no"]))
    heard.earlier = [about(.named("Laval"), .controls(["yes"]))]
    let decision = talk.hear(heard)
    #expect(decision.said.prefix(2) == ["client.noted", "client.new"])
    #expect(talk.situation["card"] == "no")
    talk.hear(about(.named("Laval")))
    #expect(talk.situation["card"] == "yes")
    #expect(talk.step == "account.open")
  }

  @Test func whatIsToldOfAllIsToldOfEach() {
    var talk = Talk()
    _ = tell(&talk, "Laval", "card", "no")
    _ = tell(&talk, "Sorel", "card", "no")
    let decision = talk.hear(about(.all, .told([FactValue("resident", "yes")])))
    #expect(decision.said.first == "client.all")
    #expect(talk.situation["resident"] == "yes")
    talk.hear(about(.named("Laval")))
    #expect(talk.situation["resident"] == "yes")
  }

  @Test func arrivingNamesTheClientsThatHaveNot() {
    var talk = Talk()
    _ = tell(&talk, "Laval", "card", "no")
    let decision = tell(&talk, "Sorel", "book", "yes")
    #expect(decision.said.suffix(2) == ["goal.reached", "client.remaining"])
    #expect(decision.outcome == .ended)
  }

  @Test func thereIsAnEndToClients() throws {
    var talk = Talk()
    let most = ConversationState.Memory.mostClients
    for number in 0..<most { _ = tell(&talk, "client \(number)", "card", "no") }
    let decision = tell(&talk, "one too many", "card", "yes")
    #expect(decision.said.first == "client.full")
    #expect(talk.situation["card"] == "no")
    #expect(talk.state.memory.clientNames.count == most)
    for _ in 0..<60 { _ = tell(&talk, "client 0", "resident", "yes") }
    #expect(try JSONEncoder().encode(talk.state).count < 200_000)
  }

  @Test func aNewClientHasNothingToSayYesTo() {
    var talk = Talk()
    _ = tell(&talk, "Laval", "card", "yes")
    let decision = talk.hear(about(.named("Sorel"), .controls(["yes"])))
    #expect(decision.said == ["client.new"])
    #expect(decision.step == "card.ask")
    #expect(talk.situation["card"] == "unknown")
  }

  /// Whatever is said of whom, no client's facts are another's.
  @Test(arguments: 0..<60)
  func factsAreNeverMixedUp(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let names = ["Laval", "Sorel", "Lévis", "Alma"]
    var talk = Talk()
    var expected: [String: Situation] = [:]
    for _ in 0..<40 {
      guard let name = names.randomElement(using: &generator),
        let fact = SmallFlow.flow.facts.randomElement(using: &generator),
        let value = fact.values.randomElement(using: &generator)
      else { continue }
      let before = talk.state.memory
      _ = tell(&talk, name, fact.name, value)
      if Int.random(in: 0..<5, using: &generator) == 0 {
        talk.control("back")
        #expect(talk.state.memory.situation == before.situation)
        #expect(talk.state.memory.aside == before.aside)
        continue
      }
      _ = expected[name, default: Situation()].tell(FactValue(fact.name, value), in: SmallFlow.flow)
      #expect(talk.state.memory.situation == expected[name])
      for file in talk.state.memory.files {
        #expect(file.situation == expected[file.client?.name ?? ""])
      }
    }
  }
}

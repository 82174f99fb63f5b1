import Foundation
import GuichetCore
import GuichetDialogue
import GuichetTestKit
import Testing

/// Whatever is said, the dialogue goes on.
@Suite struct RandomWalkTests {
  private static let controls = [
    "greet", "thanks", "bye", "yes", "no", "unsure", "help", "repeat", "restart", "back", "status",
    "skip", "done", "stuck", "why", "human", "insult", "who-are-you", "language-en", "unheard-of",
  ]

  private static func heard(_ talk: Talk, using generator: inout SeededGenerator) -> Heard {
    var heard = Heard()
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      switch Int.random(in: 0..<7, using: &generator) {
      case 0, 1: heard.controls.append(controls.randomElement(using: &generator) ?? "yes")
      case 2:
        guard let fact = SmallFlow.flow.facts.randomElement(using: &generator),
          let value = fact.values.randomElement(using: &generator)
        else { continue }
        heard.told.append(
          Heard.Told(
            facts: [FactValue(fact.name, value)], topic: Bool.random(using: &generator) ? "a" : nil)
        )
      case 3:
        heard.asked.append(
          .topic(["card.abroad", "hours", "x"].randomElement(using: &generator) ?? "x"))
      case 4:
        heard.asked.append(
          [.current, .text("offtopic"), .oneOf(["a", "b"])].randomElement(using: &generator)
            ?? .current)
      case 5: heard.choice = talk.state.memory.offered.randomElement(using: &generator)
      default:
        heard.isRedacted = Bool.random(using: &generator)
        heard.isUnknownChoice = Bool.random(using: &generator)
        heard.defect = [nil, .empty, .tooLong, .unreadable].randomElement(using: &generator) ?? nil
      }
    }
    return heard
  }

  @Test(arguments: 0..<40)
  func everyTurnSaysSomethingAndAsksTheStepTheFactsCallFor(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var talk = Talk()
    for turn in 1...60 {
      let heard = Self.heard(talk, using: &generator)
      let decision = talk.hear(heard)
      #expect(!decision.acts.isEmpty, "seed \(seed) turn \(turn): \(heard)")
      #expect(talk.state.turn == turn)
      if let step = decision.step {
        #expect(
          step == SmallFlow.flow.nextStep(in: talk.situation)?.id,
          "seed \(seed) turn \(turn): \(heard)")
        #expect(decision.acts.filter { if case .step = $0 { true } else { false } }.count == 1)
      }
      for text in decision.said {
        #expect(
          !text.hasPrefix("done.") || text == "done.nothing", "seed \(seed): \(text) does not exist"
        )
      }
      #expect(talk.state.history.count <= 40)
      #expect(talk.state.memory.focus.count <= 2)
    }
  }

  @Test(arguments: 0..<5)
  func theSameTurnsGiveTheSameState(seed: UInt64) throws {
    func run() throws -> Data {
      var generator = SeededGenerator(seed: seed)
      var talk = Talk()
      for _ in 0..<30 { talk.hear(Self.heard(talk, using: &generator)) }
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return try encoder.encode(talk.state)
    }
    #expect(try run() == run())
  }

  /// From any step, saying « c'est fait » or « oui » again and again arrives.
  @Test(arguments: ["card.ask", "resident.ask", "card.get", "account.open", "book.borrow"])
  func doingWhatIsAskedReachesTheGoal(step: String) {
    var talk = Talk()
    talk.go(to: step)
    for _ in 0..<6 where talk.step != "done" { talk.control("yes") }
    #expect(talk.step == "done")
  }
}

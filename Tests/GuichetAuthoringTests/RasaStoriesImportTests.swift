import GuichetAuthoring
import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetReplay
import GuichetTestKit
import Testing

struct RasaStoriesImportTests {
  private func read(_ text: String) throws -> TranscriptImport {
    RasaStoriesImport(bot: try SmallBot.bot()).read(text, file: "s.yml")
  }

  @Test func whatThisBotHasTooMapsAndTheRestIsSaid() throws {
    let bot = try SmallBot.bot()
    let intent = "control.yes"
    let fact = try #require(bot.flow.facts.first)
    let value = try #require(fact.values.first)
    let found = try read(
      """
      stories:
      - story: Une carte
        steps:
        - user: |
            une [carte]{"entity": "chose"} pour [moi](qui)
          intent: \(intent)
        - action: utter_carte
        - action: utter_suite
        - slot_was_set:
          - \(fact.name): \(value)
          - autre: 3
        - action: action_ouvrir
        - user: merci
          intent: jamais.vu
        - bot: De rien
      - story: Vide
        steps:
        - intent: greet
      """)
    #expect(found.conversations.map(\.name) == ["Une carte"])
    #expect(
      found.conversations.first?.convo() == """
        Une carte

        #me
        une carte pour moi

        #bot
        INTENT \(intent)
        SKIP_BOT_UNCONSUMED
        SITUATION \(fact.name)=\(value)

        #me
        merci

        #bot
        De rien

        """)
    #expect(found.findings.map(\.location.line) == [11, 12, 14, 18, 16])
  }

  @Test(arguments: ["", "a: [", "stories: 3", "- a", "stories:\n- story: x\n"])
  func whatIsNoStoryIsAFinding(text: String) throws {
    let found = try read(text)
    #expect(found.conversations.isEmpty)
    #expect(found.findings.contains { $0.severity == .error })
  }
}

import GuichetCore
import GuichetEngine
import GuichetMatching
import GuichetTestKit
import Testing

@Suite struct SecondLineTests {
  private static func near(_ topic: String?, _ likeness: Double) -> NearestExamples.Near {
    NearestExamples.Near(topic: topic, likeness: likeness, example: "")
  }

  private static func asked(_ near: NearestExamples.Near...) -> [String] {
    SecondLine.worthAsking(near, from: 30).compactMap(\.topic)
  }

  @Test func offersAtMostThreeTopicsThatAreNearEnough() {
    #expect(
      Self.asked(
        Self.near("a", 0.5), Self.near("b", 0.45), Self.near("c", 0.4), Self.near("d", 0.39))
        == ["a", "b", "c"])
    #expect(Self.asked(Self.near("a", 0.5), Self.near("b", 0.29)) == ["a"])
    #expect(Self.asked(Self.near("a", 0.29)).isEmpty)
    #expect(Self.asked().isEmpty)
  }

  @Test func asksNothingWhenWhatIsNoTopicsBusinessIsAsNear() {
    #expect(Self.asked(Self.near("a", 0.5), Self.near(nil, 0.46)).isEmpty)
    #expect(Self.asked(Self.near(nil, 0.6), Self.near("a", 0.5)).isEmpty)
    #expect(Self.asked(Self.near("a", 0.5), Self.near(nil, 0.4)) == ["a"])
  }

  /// The small bot with a second line over a few examples.
  private static func conversation() throws -> Conversation {
    let files = try SmallBot.files()
    try files.replace(
      "names: [ISBN]", "second-line: { first: 40, again: 20 }\nnames: [ISBN]", in: "bot.yml")
    try files.write(
      """
      - intent: card.what
        examples: ["C'est quoi, une carte de membre ?", "C'est quoi la carte ?"]
      - intent: book.borrow
        examples: ["emprunter un livre", "je veux emprunter des livres"]
      - outside: ["quel temps fait-il aujourd'hui", "quel temps de chien"]

      """, to: "intents/examples/questions.yml")
    return Conversation(Engine(bot: try SmallBot.bot(in: files)))
  }

  @Test func aMessageNoPatternReadsIsAskedAbout() throws {
    var conversation = try Self.conversation()
    let turn = conversation.say("un emprunt de livres")
    #expect(turn.outcome == .clarify)
    let choices = turn.messages.flatMap { $0.choices ?? [] }
    #expect(choices.map(\.topic) == ["book.borrow", nil])
    #expect(choices.last?.value == "aucune")
    #expect(conversation.pick(choices.first?.value ?? "").topics == ["book.borrow"])
  }

  @Test func whatIsNobodysBusinessIsNotAskedAbout() throws {
    var conversation = try Self.conversation()
    #expect(conversation.say("quel temps gris").outcome == .fallback)
  }

  @Test func theThirdMessageInARowIsNotGuessedAt() throws {
    var conversation = try Self.conversation()
    #expect(conversation.say("un emprunt de livres").outcome == .clarify)
    #expect(conversation.say("livres, un emprunt").outcome == .clarify)
    #expect(conversation.say("pour un emprunt de livres").outcome == .fallback)
  }

  @Test func aBotWithoutASecondLineGuessesNothing() throws {
    var conversation = Conversation(try SmallBot.engine())
    #expect(conversation.say("un emprunt de livres").outcome == .fallback)
  }
}

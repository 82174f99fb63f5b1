import GuichetCore
import GuichetEngine
import GuichetReplay
import Testing

struct EngineBotTests {
  /// Counts what it was sent; forgets, when written and read back, what it does not encode.
  private struct CountingEngine: ConversationEngine {
    struct State: Codable, Sendable {
      var sent: [Input] = []
      var isFresh = true

      enum CodingKeys: CodingKey { case sent }
    }

    var name = "a"

    func open(conversation: String, at now: Timestamp) -> (state: State, turn: Turn) {
      (State(), turn("\(name) \(conversation) \(now.seconds)"))
    }

    func respond(
      to input: Input, in state: State, conversation: String, at now: Timestamp
    ) -> (state: State, turn: Turn) {
      var next = state
      next.sent.append(input)
      next.isFresh = false
      return (next, turn("\(name) \(next.sent.count) \(state.isFresh) \(now.seconds)"))
    }
  }

  @Test func turnsFollowOneAnother() throws {
    var bot = EngineBot(engine: CountingEngine(), conversation: "c1")
    #expect(bot.open(at: Timestamp(seconds: 5)).messages.map(\.text) == ["a c1 5"])
    let first = try bot.respond(to: .text("x"), at: Timestamp(seconds: 6))
    #expect(first.messages.map(\.text) == ["a 1 true 6"])
    let second = try bot.respond(to: .choice("y"), at: Timestamp(seconds: 7))
    #expect(second.messages.map(\.text) == ["a 2 false 7"])
  }

  @Test func aRestartKeepsOnlyWhatAStoreKeeps() throws {
    var bot = EngineBot(engine: CountingEngine(), conversation: "c1")
    try bot.restart()
    _ = bot.open(at: Timestamp(seconds: 0))
    _ = try bot.respond(to: .text("x"), at: Timestamp(seconds: 0))
    try bot.restart()
    let turn = try bot.respond(to: .text("x"), at: Timestamp(seconds: 0))
    #expect(turn.messages.map(\.text) == ["a 2 true 0"])
  }

  @Test func aReloadGoesOnWithTheNewBot() throws {
    var bot = EngineBot(engine: CountingEngine(), conversation: "c1") { CountingEngine(name: "b") }
    _ = bot.open(at: Timestamp(seconds: 0))
    try bot.reload()
    let turn = try bot.respond(to: .text("x"), at: Timestamp(seconds: 0))
    #expect(turn.messages.map(\.text) == ["b 1 true 0"])
  }

  @Test func aMessageBeforeTheGreetingIsAFailure() {
    var bot = EngineBot(engine: CountingEngine(), conversation: "c1")
    #expect(throws: ReplayFailure.self) {
      try bot.respond(to: .text("a"), at: Timestamp(seconds: 0))
    }
  }
}

import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetReplay
import Testing

/// What holds in every transcript of the repository, whatever its texts say.
@Suite struct TranscriptPropertyTests {
  private static let longestReply = 900

  /// The conversations of the transcripts, as they go today.
  private static func recorded() async throws -> [ReplayResult] {
    let bot = try RealBot.bot()
    let engine = Engine(bot: bot)
    let (sources, findings) = TranscriptFiles.load(
      [RealBot.root.appendingPathComponent("transcripts").path],
      words: CapitalWords.found(in: bot.everyText))
    #expect(findings.isEmpty)
    let runner = ReplayRunner { EngineBot(engine: engine, conversation: $0.name) }
    return await runner.run(sources.map(\.transcript))
  }

  private static func sentences(_ turn: Turn) -> [String] {
    turn.messages.flatMap { SentenceNumbers.sentences(of: $0.text) }
  }

  private static func asksToRepeat(_ turn: Turn) -> Bool {
    turn.understanding.intents.contains { $0.id == "control.repeat" }
  }

  @Test func repliesAreShortAndSayNothingTwiceInARow() async throws {
    let results = try await Self.recorded()
    #expect(results.count >= 46)
    for result in results {
      var before: Set<String> = []
      for recorded in result.recorded {
        let turn = recorded.turn
        let place = "\(result.transcript.name), turn \(turn.turn)"
        let length = turn.messages.map(\.text).joined(separator: "\n\n").count
        #expect(length <= Self.longestReply, "\(place): \(length)")
        let said = Self.sentences(turn)
        #expect(Set(said).count == said.count, "\(place): \(said)")
        if !Self.asksToRepeat(turn) {
          #expect(before.isDisjoint(with: said), "\(place): \(before.intersection(said))")
        }
        before = Set(said)
      }
    }
  }

  @Test func theSameConversationIsTheSameBytes() async throws {
    let first = try await Self.recorded()
    let second = try await Self.recorded()
    #expect(first.map(\.recorded) == second.map(\.recorded))
  }

  // MARK: An edited bot

  /// The bot with its flow changed as an author might, and another version.
  private static func edits() throws -> [(name: String, bot: Bot)] {
    let bot = try RealBot.bot()
    let flow = bot.flow
    func edited(_ name: String, _ flow: Flow, texts: [String] = []) -> (name: String, bot: Bot) {
      var copy = bot
      copy.flow = flow
      copy.version = name
      for text in texts { copy.texts[text] = ["\(text) un", "\(text) deux"] }
      return (name, copy)
    }
    func condition(_ terms: [String: [String]]) -> Condition {
      Condition(terms.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
    var dropped = flow.steps.filter { !$0.id.hasPrefix("directory.") }
    var renamed = flow.steps
    for number in dropped.indices where dropped[number].id == "rse.appoint" {
      dropped[number].condition = condition(["hasCode": ["no"], "rse": ["none"]])
    }
    for number in renamed.indices {
      renamed[number].condition = Condition(
        renamed[number].condition.terms.map { fact, values in
          (fact, values.map { $0 == "unknown-person" ? "sought" : $0 })
        })
      for option in renamed[number].options.indices {
        renamed[number].options[option].sets = renamed[number].options[option].sets.map {
          $0.value == "unknown-person" ? FactValue($0.fact, "sought") : $0
        }
      }
    }
    let added = Step(
      id: "consent.ask",
      condition: condition(["consent": ["unknown"], "performOpened": ["unknown"]]),
      kind: .question, topic: nil, focus: [],
      options: [
        Step.Option(
          value: "oui", label: "Je comprends", like: ["yes"], sets: [FactValue("consent", "yes")])
      ])
    return [
      edited(
        "fact and steps removed",
        Flow(
          facts: flow.facts.filter { $0.name != "authorityListed" },
          implications: flow.implications, goal: flow.goal, milestones: flow.milestones,
          steps: dropped)),
      edited(
        "value renamed",
        Flow(
          facts: flow.facts.map { fact in
            Flow.Fact(
              name: fact.name, values: fact.values.map { $0 == "unknown-person" ? "sought" : $0 })
          }, implications: flow.implications, goal: flow.goal, milestones: flow.milestones,
          steps: renamed,
          migrations: [.fact(from: "rse", to: "rse", values: ["unknown-person": "sought"])]),
        texts: ["ack.rse.sought", "known.rse.sought"]),
      edited(
        "step added in front",
        Flow(
          facts: flow.facts + [Flow.Fact(name: "consent", values: ["yes"])],
          implications: flow.implications, goal: flow.goal, milestones: flow.milestones,
          steps: [added] + flow.steps),
        texts: ["ask", "why", "unsure", "stuck", "next"].map { "consent.ask.\($0)" }
          + ["ack.consent.yes", "known.consent.yes"]),
    ]
  }

  /// Every transcript, cut at every turn, goes on with the next message on a bot that was edited.
  @Test func everyTranscriptGoesOnOnAnEditedBotWhereverItIsCut() async throws {
    let engine = Engine(bot: try RealBot.bot())
    let edits = try Self.edits()
    let notices = (["edited", "edited.lost"].flatMap { engine.bot.texts[$0] ?? [] })
    let now = ReplayRunner.defaultStart
    var noticed = 0
    for result in try await Self.recorded() {
      var state = engine.open(conversation: "c", at: now).state
      for input in result.recorded.compactMap(\.input) {
        for (name, bot) in edits {
          let (after, turn) = Engine(bot: bot).respond(
            to: input, in: state, conversation: "c", at: now)
          let place = "\(name), \(result.transcript.name), \(input)"
          let texts = turn.messages.map(\.text)
          #expect(
            !texts.isEmpty && texts.allSatisfy { !$0.isEmpty && !$0.contains("{") }, "\(place)")
          let length = texts.joined(separator: "\n\n").count
          #expect(length <= Self.longestReply, "\(place): \(length)")
          let said = notices.filter { notice in texts.contains { $0.contains(notice) } }.count
          #expect(said <= 1, "\(place)")
          noticed += said
          // Patterns tell facts of the bot they were written for: what they tell now is theirs.
          let old = ["authorityListed", "unknown-person"]
          let told = after.memory.situation.told
          if told.contains(where: { old.contains($0.fact) || old.contains($0.value) }) { continue }
          #expect(bot.flow.nextStep(in: turn.situation) != nil, "\(place)")
          for fact in told {
            #expect(
              bot.flow.facts.contains { $0.name == fact.fact && $0.values.contains(fact.value) },
              "\(place): \(fact)")
          }
        }
        state = engine.respond(to: input, in: state, conversation: "c", at: now).state
      }
    }
    #expect(noticed > 100)
  }
}

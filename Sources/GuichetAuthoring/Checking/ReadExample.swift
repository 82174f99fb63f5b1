import GuichetCore
import GuichetEngine
import GuichetMatching

/// An example or counter-example, and how the whole bot reads it.
struct ReadExample: Sendable {
  /// The intent it belongs to.
  var intent: Intent
  /// The text and its place.
  var example: Lexicon.Phrasing
  /// Whether it must not be read as its intent.
  var isCounterexample: Bool
  /// What was found, entities apart.
  var findings: [Comprehension.Finding]
  /// Its clauses, the sentences as a whole included.
  var clauses: [Clause]

  /// Whether what must be found was found, and what must not was not.
  var isRight: Bool { isCounterexample ? wrong == nil : winner != nil }

  /// The finding that answers the example as it should.
  var winner: Comprehension.Finding? {
    findings.first { $0.intent.id == intent.id || Self.isSameTopic($0.intent, intent) }
  }

  /// The finding that a counter-example must not have.
  var wrong: Comprehension.Finding? { findings.first { $0.intent.id == intent.id } }

  /// Reads every example and counter-example of a bot.
  static func all(of draft: BotDraft) -> [ReadExample] {
    let examples = draft.intents.flatMap { intent in
      intent.examples.map { (intent, $0, false) }
        + intent.counterexamples.map { (intent, $0, true) }
    }
    return Parallel.map(examples) { intent, example, isCounterexample in
      let found = comprehension(of: example.text, bot: draft.bot)
      return ReadExample(
        intent: intent, example: example, isCounterexample: isCounterexample,
        findings: found.findings.filter { $0.intent.kind != .entity }, clauses: found.clauses)
    }
  }

  /// How a bot reads a text outside any conversation.
  static func comprehension(of text: String, bot: Bot) -> Comprehension {
    bot.comprehender.comprehend(bot.masker.masked(text).text, focus: [])
  }

  /// Two intents that answer with the same topic are one to the person.
  private static func isSameTopic(_ left: Intent, _ right: Intent) -> Bool {
    left.kind == right.kind && left.kind == .ask && left.topic != nil && left.topic == right.topic
  }
}

extension Comprehension {
  /// The clauses and sentences of the message, as patterns see them.
  var clauses: [Clause] {
    message.sentences.flatMap { sentence in
      let last = sentence.clauses.count - 1
      let clauses = sentence.clauses.enumerated().map { index, range in
        Clause(
          message.tokens, tokens: range, isQuestion: sentence.isQuestion && index == last)
      }
      guard clauses.count > 1 else { return clauses }
      return clauses
        + [Clause(message.tokens, tokens: sentence.tokens, isQuestion: sentence.isQuestion)]
    }
  }
}

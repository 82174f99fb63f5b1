import GuichetCore
import GuichetDialogue
import GuichetMatching

/// Which texts of a bot can be said, by their ids.
enum SaidTexts {
  /// The texts every bot has.
  static let always = [
    "greeting", "greeting.first", "greeting.again", "resume", "help", "who-are-you", "thanks",
    "bye", "bye.remaining",
    "insult", "language-en", "human", "status", "status.start", "restart.done",
    "back.done", "back.start", "skip", "skip.nothing", "fallback.1", "fallback.2", "fallback.3",
    "unknown", "clarify", "guess", "clarify.none", "clarify.rejected", "empty", "too-long",
    "unreadable",
    "unknown-choice", "contradiction", "correction", "doubt.now", "doubt.before", "bridge",
    "goal.reached", "done.nothing", "yes.nothing", "edited", "edited.lost",
  ]
  /// The texts of bots that know of several clients.
  static let ofClients = [
    "client.new", "client.back", "client.known", "client.named", "client.same", "client.noted",
    "client.all", "client.which", "client.full", "client.first", "client.status",
    "client.remaining", "restart.client",
  ]

  /// The texts a step needs.
  ///
  /// A step that takes « je ne sais pas » for one of its answers has nothing to say to it.
  static func of(_ step: Step) -> [String] {
    if step.kind == .end { return [] }
    let isAnswer = step.options.contains { $0.like.contains("unsure") && !$0.sets.isEmpty }
    return ["ask", "why", "unsure", "stuck", "next"]
      .filter { $0 != "unsure" || !isAnswer }.map { "\(step.id).\($0)" }
  }

  /// Whether a fact is ever acknowledged.
  ///
  /// To one that reaches the goal by itself the goal's own text answers; told again, it is acknowledged
  /// if no topic answers it.
  static func isAcknowledged(_ told: FactValue, intents: [Intent], flow: Flow) -> Bool {
    let tellers = intents.filter { $0.sets.contains(told) }
    if flow.goal.holds(in: [told.fact: told.value]) {
      return tellers.contains { $0.topic == nil }
    }
    return !tellers.isEmpty
      || flow.steps.contains { $0.options.contains { $0.sets.contains(told) } }
  }

  /// Whether only the first wording of a text is ever said: a greeting comes once a conversation, and
  /// what is said inside another text does not take turns.
  static func isSaidOneWay(_ id: String) -> Bool {
    ["greeting", "greeting.first"].contains(id) || isQuoted(id)
  }

  /// Whether a text is only said inside others.
  static func isQuoted(_ id: String) -> Bool {
    id.hasPrefix("known.") || id.hasSuffix(".next") || id == "client.first"
  }
}

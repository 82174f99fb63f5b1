public import GuichetCore
import GuichetDialogue
public import GuichetEngine
import GuichetMatching

/// The names a bot has: an assertion on another one could never hold, or always would (`!TOPIC`).
public struct BotNames: Sendable {
  private let topics: Set<String>
  private let steps: Set<String>
  private let intents: Set<String>
  private let sections: Set<String>
  private let facts: [String: Set<String>]

  /// Takes the names of a bot.
  public init(_ bot: Bot) {
    topics = Set(bot.answers.keys)
    steps = Set(bot.flow.steps.map(\.id))
    intents = Set(bot.comprehender.intentIDs)
    sections = Set(bot.answers.values.flatMap(\.sources).map(\.section))
    facts = Dictionary(
      bot.flow.facts.map { ($0.name, Set($0.values).union([Situation.unknown])) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a transcript asserts of names that the bot does not have.
  public func findings(in transcript: Transcript) -> [Diagnostic] {
    let assertions = transcript.turns.flatMap { $0.replies.flatMap(\.assertions) }
    return (assertions + transcript.ending).flatMap(findings(in:))
  }

  private func findings(in assertion: Assertion) -> [Diagnostic] {
    func unknown(_ what: String, _ names: [String], among known: Set<String>) -> [Diagnostic] {
      names.filter { !known.contains($0) }.map { name in
        let hint = EditDistance.nearest(to: name, among: known.sorted())
        return Diagnostic(
          "transcript.name.unknown",
          "le bot n'a pas \(what) « \(name) » ; "
            + (hint.map { "vouliez-vous dire « \($0) » ?" } ?? "vérifiez le nom"),
          at: assertion.location)
      }
    }
    switch assertion.check {
    case .topic(let topic):
      return unknown("de sujet", topic.map { [$0] } ?? [], among: topics)
    case .step(let step):
      return unknown("d'étape", step.map { [$0] } ?? [], among: steps)
    case .intent(let names): return unknown("d'intention", names, among: intents)
    case .source(let names):
      return unknown("de réponse qui s'appuie sur la section", names, among: sections)
    case .situation(let told):
      return told.flatMap { fact in
        guard let values = facts[fact.name] else {
          return unknown("de fait", [fact.name], among: Set(facts.keys))
        }
        return unknown("de valeur de \(fact.name)", [fact.value], among: values)
      }
    case .text, .buttons, .confidence, .outcome: return []
    }
  }
}

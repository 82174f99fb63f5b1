package import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetKnowledge
import GuichetMatching

/// Everything `guichet check` looks at.
package enum BotCheck {
  /// Checks a bot; returns a summary, or `nil` when the bot cannot be read at all.
  package static func run(path: String, findings: inout [Diagnostic]) -> String? {
    guard let draft = BotDraft.gather(path: path, withExamples: true, findings: &findings) else {
      return nil
    }
    findings += GuideCommands.check(
      BotDirectory(path: path), file: draft.guideFiles.definition,
      artefact: draft.guideFiles.knowledge)
    let examples = ExampleCheck.run(draft, findings: &findings)
    let counts = draft.matcher.counts
    return """
      \(draft.intents.count) intentions, \(counts.lines) lignes de motifs, \(counts.patterns) motifs compilés, \
      \(draft.notions.count) notions, \(draft.bot.answers.count) réponses, \(draft.bot.flow.steps.count) étapes
      exemples : \(examples.right) bien lus sur \(examples.total)
      """
  }
}

package import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetKnowledge
import GuichetMatching

/// Everything `guichet check` looks at.
package enum BotCheck {
  /// Checks a bot.
  ///
  /// - Parameters:
  ///   - path: The bot's directory.
  ///   - showingMisses: Whether the report lists every example that a way of writing changes.
  ///   - findings: Takes what is wrong, files that cannot be read included.
  /// - Returns: A summary in French, or `nil` when the bot cannot be read at all.
  package static func run(
    path: String, showingMisses: Bool = false, findings: inout [Diagnostic]
  ) -> String? {
    guard var draft = BotDraft.gather(path: path, withExamples: true, findings: &findings) else {
      return nil
    }
    draft.bot.comprehender = draft.bot.comprehender.caching()
    findings += GuideCommands.check(
      BotDirectory(path: path), file: draft.guideFiles.definition,
      artefact: draft.guideFiles.knowledge)
    findings += draft.matcher.refusedPatterns()
    let examples = ReadExample.all(of: draft)
    ExampleCheck.run(examples, findings: &findings)
    ExampleCheck.run(outside: draft, findings: &findings)
    PatternCheck(draft, examples: examples).run(findings: &findings)
    LexiconCheck.run(draft, findings: &findings)
    MaskCheck.run(draft, findings: &findings)
    CoverageCheck.run(draft, findings: &findings)
    TextCheck.run(draft, in: BotDirectory(path: path), findings: &findings)
    let rewritten = MetamorphicCheck.run(draft, examples: examples)
    let own = examples.filter { !$0.isCounterexample }
    let counts = draft.matcher.counts
    return """
      \(draft.intents.count) intentions, \(counts.lines) lignes de motifs, \
      \(counts.patterns) motifs compilés, \(draft.notions.count) notions, \
      \(draft.bot.answers.count) réponses, \(draft.bot.flow.steps.count) étapes
      exemples : \(own.count { $0.isRight }) bien lus sur \(own.count)
      \(MetamorphicCheck.report(rewritten, showingMisses: showingMisses))
      """
  }
}

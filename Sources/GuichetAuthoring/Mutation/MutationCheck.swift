import Foundation
package import GuichetCore
import GuichetEngine
import GuichetMatching
import GuichetReplay

/// What `guichet check --mutate` does: takes out one pattern line, choice, consequence or condition
/// after another, and sees whether an example or a transcript notices.
///
/// A line is never compiled anew: the matcher reads on without it, and only the messages in whose
/// reading it had a part are read again. The speller goes on knowing the line's words.
package enum MutationCheck {
  /// Where a bot's transcripts are, in its directory.
  private static let transcripts = "transcripts"

  /// Tries a bot.
  ///
  /// - Returns: What was found, or `nil` when the bot or one of its transcripts cannot be read; the
  ///   findings then say why.
  package static func run(
    path: String, findings: inout [Diagnostic]
  ) async -> MutationReport? {
    let directory = BotDirectory(path: path)
    guard let draft = BotDraft.gather(path: path, withExamples: true, findings: &findings),
      let configuration = BotConfiguration.load(directory, findings: &findings),
      let dialogue = places(of: configuration, in: directory, findings: &findings),
      let scripts = load(from: directory, bot: draft.bot, findings: &findings),
      !findings.contains(where: { $0.severity == .error })
    else { return nil }
    let trial = await TranscriptTrial(scripts, bot: draft.bot)
    var report = MutationReport()
    await tryLines(of: draft, on: trial, report: &report)
    await tryFlow(of: draft.bot, places: dialogue, on: trial, report: &report)
    return report
  }

  private static func places(
    of configuration: BotConfiguration, in directory: BotDirectory, findings: inout [Diagnostic]
  ) -> FlowPlaces? {
    let file = configuration.parts["dialogue"] ?? ""
    return directory.text(of: file, findings: &findings)
      .flatMap { YAMLValue.parse($0, file: file, findings: &findings) }
      .map(FlowPlaces.init)
  }

  /// The transcripts beside the bot; a bot may have none.
  private static func load(
    from directory: BotDirectory, bot: Bot, findings: inout [Diagnostic]
  ) -> [Transcript]? {
    let suffix = TranscriptFiles.suffix.split(separator: ".").last.map(String.init) ?? ""
    if directory.files(in: transcripts, extensions: [suffix]).isEmpty { return [] }
    let place = directory.root.appendingPathComponent(transcripts).path
    let (sources, problems) = TranscriptFiles.load(
      [place], words: CapitalWords.found(in: bot.everyText))
    findings += problems
    return problems.contains { $0.severity == .error }
      ? nil : sources.map(\.transcript)
  }

  private static func tryLines(
    of draft: BotDraft, on trial: TranscriptTrial, report: inout MutationReport
  ) async {
    let examples = ExampleTrial(draft)
    report.witnesses = (examples.count, trial.transcripts.count)
    report.failing = (examples.wrong, trial.failing)
    for (line, rule) in draft.matcher.lines.enumerated() {
      guard let intent = draft.intents[safely: rule.intent] else { continue }
      report.tried[.line, default: 0] += 1
      if examples.notices(line: line, of: rule.intent) { continue }
      var bot = draft.bot
      bot.comprehender = bot.comprehender.excluding(line: line)
      if await trial.notices(bot, without: line) { continue }
      let pattern = intent.patterns.first { $0.location == rule.location }?.text ?? ""
      let isUsed = examples.fits(line: line) || trial.lines.contains { $0.fitting.contains(line) }
      report.unnoticed.append(
        MutationReport.Unnoticed(
          kind: .line, location: rule.location, what: "motif « \(pattern) » de « \(intent.id) »",
          reason: isUsed
            ? .redundant(examples.substitute(for: line, of: rule.intent)) : .unused))
    }
  }

  private static func tryFlow(
    of bot: Bot, places: FlowPlaces, on trial: TranscriptTrial, report: inout MutationReport
  ) async {
    for mutant in FlowMutant.all(of: bot.flow, places: places) {
      report.tried[mutant.kind, default: 0] += 1
      var changed = bot
      changed.flow = mutant.flow
      if await trial.notices(changed) { continue }
      let isNeedless = mutant.kind == .term && bot.flow.hasSameSteps(as: mutant.flow)
      report.unnoticed.append(
        MutationReport.Unnoticed(
          kind: mutant.kind, location: mutant.location, what: mutant.what,
          reason: isNeedless ? .needless : .unseen))
    }
  }
}

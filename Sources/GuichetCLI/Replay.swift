import ArgumentParser
import Foundation
import GuichetCore
import GuichetEngine
import GuichetReplay

/// `guichet replay`.
struct Replay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rejouer des transcriptions ; 0 si tout concorde, 1 sinon.")

  @OptionGroup var options: BotOptions

  @Argument(help: "Fichiers ou dossiers ; « transcripts » du bot sinon.")
  var paths: [String] = []

  @Flag(help: "Récrire les textes attendus selon ce que le bot dit maintenant.")
  var update = false

  @Option(help: ArgumentHelp("Écrire aussi un rapport JUnit.", valueName: "fichier"))
  var junit: String?

  func run() async throws {
    let bot = try Composition.bot(at: options.bot)
    let engine = Engine(bot: bot)
    let words = CapitalWords.found(in: bot.everyText)
    let places = paths.isEmpty ? ["\(options.bot)/transcripts"] : paths
    let (sources, findings) = TranscriptFiles.load(places, words: words)
    let path = options.bot
    let runner = ReplayRunner { transcript in
      EngineBot(
        engine: engine, conversation: transcript.name,
        load: { Engine(bot: try Composition.bot(at: path)) })
    }
    let results = await runner.run(sources.map(\.transcript))
    if update { try rewrite(sources, results: results, words: words) }
    let report = ReplayReport(results: results, findings: findings)
    if let junit {
      do {
        try Data(report.junit.utf8).write(to: URL(fileURLWithPath: junit), options: .atomic)
      } catch {
        Output.error("\(junit) ne peut pas être écrit ; vérifiez le dossier et les permissions.")
        throw ExitCode(2)
      }
    }
    Output.write(report.text, to: FileHandle.standardOutput)
    if !report.passed && !update { throw ExitCode(1) }
    if report.findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  private func rewrite(
    _ sources: [TranscriptSource], results: [ReplayResult], words: Set<String>
  ) throws {
    var texts: [String: String] = [:]
    for (source, result) in zip(sources, results) {
      let file = source.transcript.file
      let updated = TranscriptUpdate.updated(texts[file] ?? source.text, with: result, words: words)
      guard updated != texts[file] ?? source.text else { continue }
      texts[file] = updated
    }
    for (file, text) in texts.sorted(by: { $0.key < $1.key }) {
      do {
        try TranscriptFiles.write(text, to: file)
        Output.line("récrit : \(file)")
      } catch {
        Output.error("\(file) ne peut pas être écrit ; vérifiez les permissions.")
        throw ExitCode(2)
      }
    }
  }
}

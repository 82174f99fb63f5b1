import ArgumentParser
import Foundation
import GuichetAuthoring
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

  @Option(
    help: ArgumentHelp(
      "Par où passer : engine, terminal, http, rasa ou openai.", valueName: "adaptateur"))
  var adapter = ReplayAdapter.engine

  @Option(
    help: ArgumentHelp(
      "Ne rejouer que les transcriptions dont le nom ou le fichier contient ce texte.",
      valueName: "texte"))
  var filter: String?

  @Option(
    help: ArgumentHelp(
      "Mesurer ce que les transcriptions atteignent, et l'écrire : en page si le nom finit par "
        + ".html, en JSON sinon. Peut se répéter.", valueName: "fichier"))
  var coverage: [String] = []

  @Option(
    help: ArgumentHelp(
      "Échouer si une sorte de choses est atteinte à moins de ce pourcentage.", valueName: "%"))
  var minimum: Int?

  @Flag(help: "S'arrêter à la première transcription qui échoue.")
  var failFast = false

  @Flag(help: "Comparer comme Botium : texte trouvé n'importe où, messages de trop acceptés.")
  var botium = false

  func validate() throws {
    if let minimum, !(0...100).contains(minimum) {
      throw ValidationError("--minimum attend un pourcentage de 0 à 100")
    }
    if measures, adapter != .engine {
      throw ValidationError("la couverture se mesure sur le moteur ; retirez --adapter")
    }
  }

  private var measures: Bool { !coverage.isEmpty || minimum != nil }

  func run() async throws {
    let bot = try Composition.bot(at: options.bot)
    let engine = Engine(bot: bot)
    let words = CapitalWords.found(in: bot.everyText)
    let places = paths.isEmpty ? ["\(options.bot)/transcripts"] : paths
    let found = TranscriptFiles.collection(
      places, words: words, syntax: botium ? .botium : .strict)
    let runs = found.runs.filter(isWanted)
    if let filter, runs.isEmpty {
      Output.error("Aucune transcription ne contient « \(filter) » ; vérifiez le filtre.")
      throw ExitCode(2)
    }
    let path = options.bot
    let load: @Sendable () throws -> Engine = { Engine(bot: try Composition.bot(at: path)) }
    let watching = measures ? try coverageRun() : nil
    let plain = adapter.bots(engine: engine, load: load)
    let makeBot: @Sendable (Transcript) async throws -> any ReplayedBot = { transcript in
      if let watching { return watching.bot(for: transcript, load: load) }
      return try await plain(transcript)
    }
    let progress = ProgressBar()
    let runner = ReplayRunner(
      concurrency: adapter.concurrency, stopsAtFailure: failFast, onProgress: progress.show,
      makeBot: makeBot)
    let results = await runner.run(runs)
    progress.clear()
    if update { try rewrite(found, results: results, words: words) }
    let report = ReplayReport(results: results, findings: found.findings)
    if let junit { try Output.file(report.junit, to: junit) }
    Output.write(report.text, to: FileHandle.standardOutput)
    let isCovered = try watching.map { try show($0) } ?? true
    if !report.passed && !update { throw ExitCode(1) }
    if !isCovered { throw ExitCode(1) }
    if report.findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  private func coverageRun() throws -> CoverageRun {
    var findings: [Diagnostic] = []
    guard let run = CoverageRun(path: options.bot, findings: &findings) else {
      for finding in findings { Output.error(finding.description) }
      throw ExitCode(2)
    }
    return run
  }

  /// Prints and writes the coverage; returns whether it is enough.
  private func show(_ run: CoverageRun) throws -> Bool {
    let found = run.coverage()
    Output.line(found.text)
    for file in coverage {
      let text = file.hasSuffix(".html") ? found.html(title: run.bot.name) : try found.json()
      try Output.file(text, to: file)
    }
    guard let minimum else { return true }
    let short = CoverageUnit.Kind.allCases.filter { found.permille($0) < minimum * 10 }
    if short.isEmpty { return true }
    Output.line(
      "Sous le minimum de \(minimum) % : \(short.map(\.label).joined(separator: ", ")).")
    return false
  }

  /// Whether a run's name or file holds the text of `--filter`, case and accents apart.
  private func isWanted(_ transcript: Transcript) -> Bool {
    guard let filter else { return true }
    return [transcript.title, transcript.file].contains { name in
      name.range(of: filter, options: [.caseInsensitive, .diacriticInsensitive]) != nil
    }
  }

  private func rewrite(
    _ found: TranscriptCollection, results: [ReplayResult], words: Set<String>
  ) throws {
    var texts = found.partials
    for source in found.sources { texts[source.transcript.file] = source.text }
    for (file, text) in texts.sorted(by: { $0.key < $1.key }) {
      let updated = TranscriptUpdate.updated(text, of: file, with: results, words: words)
      guard updated != text else { continue }
      do {
        try TranscriptFiles.write(updated, to: file)
        Output.line("récrit : \(file)")
      } catch {
        Output.error("\(file) ne peut pas être écrit ; vérifiez les permissions.")
        throw ExitCode(2)
      }
    }
  }
}

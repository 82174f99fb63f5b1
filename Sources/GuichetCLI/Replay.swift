import ArgumentParser
import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetEngine
import GuichetReplay
import GuichetTerminal

/// `guichet replay`.
struct Replay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rejouer des transcriptions ; 0 si tout concorde, 1 sinon.")

  @OptionGroup var options: BotOptions

  @Argument(
    help: ArgumentHelp(
      "Fichiers ou dossiers ; « transcripts » du bot sinon.", valueName: "chemin"))
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
    let names = BotNames(bot)
    let places = paths.isEmpty ? ["\(options.bot)/transcripts"] : paths
    func collect() -> TranscriptCollection {
      TranscriptFiles.collection(
        places, words: words, syntax: botium ? .botium : .strict, names: botium ? nil : names)
    }
    var found = collect()
    var runs = found.runs.filter(isWanted)
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
    var results = await runner.run(runs)
    progress.clear()
    if update, try rewrite(found, results: results, words: words) {
      // What is left is what an author has to decide.
      found = collect()
      runs = found.runs.filter(isWanted)
      results = await runner.run(runs)
      progress.clear()
    }
    var report = ReplayReport(results: results, findings: found.findings)
    report.notReplayed = runs.count - results.count
    if let junit { try Output.file(report.junit, to: junit) }
    let layout = TextLayout.fitting(FileHandle.standardOutput.fileDescriptor)
    Output.write(
      report.text(width: layout.width, isStyled: layout.isStyled), to: FileHandle.standardOutput)
    let isCovered = try watching.map { try show($0, progress) } ?? true
    if !report.passed || !isCovered { throw ExitCode(1) }
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
  private func show(_ run: CoverageRun, _ progress: ProgressBar) throws -> Bool {
    progress.show("Recherche de la plus courte conversation vers ce qui manque…")
    let found = run.coverage()
    progress.clear()
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

  /// Rewrites the files of a replay; returns whether one changed.
  private func rewrite(
    _ found: TranscriptCollection, results: [ReplayResult], words: Set<String>
  ) throws -> Bool {
    var texts = found.partials
    for source in found.sources { texts[source.transcript.file] = source.text }
    var isChanged = false
    for (file, text) in texts.sorted(by: { $0.key < $1.key }) {
      let updated = TranscriptUpdate.updated(text, of: file, with: results, words: words)
      guard updated != text else { continue }
      do {
        try TranscriptFiles.write(updated, to: file)
        Output.line("récrit : \(file)")
        isChanged = true
      } catch {
        Output.error("\(file) ne peut pas être écrit ; vérifiez les permissions.")
        throw ExitCode(2)
      }
    }
    return isChanged
  }
}

import ArgumentParser
import GuichetAuthoring
import GuichetCore

/// `guichet check`.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Vérifier tous les fichiers du bot.")

  @OptionGroup var options: BotOptions

  @Flag(
    help: "Parcourir aussi tout l'espace des conversations, et prouver que personne n'y reste pris."
  )
  var exhaustive = false

  @Flag(help: "Montrer chaque exemple qu'une autre façon d'écrire change.")
  var misses = false

  @Flag(
    help: """
      Retirer chaque motif, choix, conséquence et condition tour à tour, et montrer ceux dont la perte \
      n'est remarquée par aucun exemple ni transcription.
      """)
  var mutate = false

  func run() async throws {
    var findings: [Diagnostic] = []
    let report = BotCheck.run(
      path: options.bot, showingMisses: misses, findings: &findings)
    for finding in DiagnosticsError(findings).diagnostics { Output.line(finding.description) }
    guard let report else { throw ExitCode(2) }
    Output.line(report)
    if findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    if exhaustive {
      var more: [Diagnostic] = []
      guard let walk = ExhaustiveCheck.run(path: options.bot, findings: &more) else {
        throw ExitCode(2)
      }
      Output.line(walk.text)
      if !walk.isSound { throw ExitCode(1) }
    }
    if mutate {
      var more: [Diagnostic] = []
      guard let report = await MutationCheck.run(path: options.bot, findings: &more) else {
        for finding in DiagnosticsError(more).diagnostics { Output.error(finding.description) }
        throw ExitCode(2)
      }
      Output.line(report.text)
    }
  }
}

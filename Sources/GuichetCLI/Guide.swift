import ArgumentParser
import Foundation
import GuichetAuthoring
import GuichetCore

/// `guichet guide`.
struct Guide: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "La base de connaissances tirée du guide.",
    subcommands: [Build.self, Verify.self, Show.self])

  /// Prints findings; ends with status 1 when one is an error.
  static func report(_ findings: [Diagnostic]) throws {
    for finding in findings { Output.error(finding.description) }
    if findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Refaire guide/knowledge.json à partir du guide reçu et de ses corrections.")
    @OptionGroup var options: BotOptions

    func run() throws {
      let (json, findings) = GuideCommands.build(BotDirectory(path: options.bot))
      try Guide.report(findings)
      guard let json else { throw ExitCode(1) }
      let file = BotDirectory(path: options.bot).root.appendingPathComponent(
        KnowledgeLoader.defaultFile)
      do {
        try Data(json.utf8).write(to: file, options: .atomic)
      } catch {
        Output.error(
          "\(KnowledgeLoader.defaultFile) ne peut pas être écrit ; vérifiez les permissions.")
        throw ExitCode(2)
      }
      Output.line("\(KnowledgeLoader.defaultFile) est à jour.")
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Vérifier que la base est à jour et que chaque correction sert.")
    @OptionGroup var options: BotOptions

    func run() throws {
      try Guide.report(GuideCommands.check(BotDirectory(path: options.bot)))
      Output.line("Le guide et sa base de connaissances concordent.")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lire le guide corrigé.")
    @OptionGroup var options: BotOptions

    @Flag(help: "Indiquer les lignes du texte reçu.")
    var sources = false

    func run() throws {
      let (text, findings) = GuideCommands.show(
        BotDirectory(path: options.bot), showingSources: sources)
      try Guide.report(findings)
      if let text { Output.line(text) }
    }
  }
}

import ArgumentParser
import Foundation
import GuichetEngine
import GuichetReplay

/// `guichet report`.
struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Ce que les conversations disent du bot : messages sans réponse ou douteux, arrêts, sujets.")

  @OptionGroup var logs: LogOptions

  @Option(help: ArgumentHelp("Écrire aussi une page.", valueName: "fichier"))
  var html: String?

  func run() async throws {
    let bot = try Composition.bot(at: logs.options.bot)
    let report = ConversationReport(try await logs.conversations(of: bot))
    Output.line(report.text())
    if let html { try Output.file(report.html(title: bot.name), to: html) }
  }
}

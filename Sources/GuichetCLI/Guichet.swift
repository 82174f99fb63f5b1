import ArgumentParser
import Foundation

/// The command line.
@main
struct Guichet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guichet",
    abstract: "Un assistant en français, fondé sur des règles et expliquable.",
    subcommands: [
      Chat.self, Serve.self, Replay.self, TranscriptCommands.self, Report.self, Check.self,
      Explain.self, Guide.self, Graph.self, Purge.self,
    ])

  /// A reader that goes away shows as a failed write, not as a signal.
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      // A usage error is status 2, as an unreadable bot is.
      let code = exitCode(for: error)
      let text = FrenchUsage.translated(fullMessage(for: error))
      if code == .validationFailure {
        Output.error(text)
        Foundation.exit(2)
      }
      if !text.isEmpty { code == .success ? Output.line(text) : Output.error(text) }
      Foundation.exit(code.rawValue)
    }
  }
}

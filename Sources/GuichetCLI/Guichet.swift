import ArgumentParser

/// The command line.
@main
struct Guichet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guichet",
    abstract: "Un assistant en français, fondé sur des règles et expliquable.",
    subcommands: [
      Chat.self, Serve.self, Replay.self, Check.self, Explain.self, Guide.self,
    ])
}

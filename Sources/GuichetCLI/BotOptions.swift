import ArgumentParser

/// The options every command about a bot has.
struct BotOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Le dossier du bot.", valueName: "dossier"))
  var bot = "."
}

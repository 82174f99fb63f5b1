import ArgumentParser
import GuichetEngine
import GuichetHTTP
import GuichetStore
import Logging

/// `guichet serve`.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Répondre par HTTP : API native, de Rasa et d'OpenAI, page de clavardage.")

  @OptionGroup var options: BotOptions

  @Option(help: "L'adresse où écouter.")
  var host = "127.0.0.1"

  @Option(help: "Le port où écouter ; 0 en prend un libre.")
  var port = 8080

  @Option(help: "Où garder les conversations : memory:")
  var store = "memory:"

  func run() async throws {
    let bot = try Composition.bot(at: options.bot)
    let server = HTTPServer(
      service: ConversationService(
        engine: Engine(bot: bot), store: try Composition.store(store), clock: Composition.clock),
      tokens: MemoryTokenStore(),
      configuration: HTTPConfiguration(host: host, port: port, pageTitle: bot.name),
      logger: Logger(label: "guichet"),
      onListening: { Output.error("Guichet écoute sur \($0)") })
    do {
      try await server.run()
    } catch let error as HTTPServerError {
      Output.error(error.description)
      throw ExitCode(2)
    }
  }
}

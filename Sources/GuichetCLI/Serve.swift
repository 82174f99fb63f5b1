import ArgumentParser
import CoreMetrics
import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetEngine
import GuichetHTTP
import GuichetStore
import Logging

/// `guichet serve`.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Répondre par HTTP : API native, de Rasa et d'OpenAI, page de clavardage.",
    discussion: """
      Chaque réglage se donne aussi par l'environnement (--max-body : GUICHET_MAX_BODY) et dans
      bot.yml, sous « serve: » (max-body: 64k). L'option l'emporte sur l'environnement, et
      l'environnement sur bot.yml.
      """)

  /// Files beside the connections: the bot's, the store's, the standard ones.
  private static let otherFiles = 256

  @OptionGroup var options: BotOptions
  @OptionGroup var settings: ServeOptions

  @Flag(help: "Montrer tous les réglages, d'où ils viennent, et s'arrêter là.")
  var printConfig = false

  func run() async throws {
    let file = try Composition.serveSettings(of: options.bot)
    let configuration: ServeConfiguration
    do {
      configuration = try ServeConfiguration(
        flags: settings.values, environment: ProcessInfo.processInfo.environment,
        file: file.settings, title: file.name)
    } catch {
      for fault in error.faults { Output.error(fault) }
      throw ExitCode(2)
    }
    if printConfig { return Output.line(configuration.description) }
    try await serve(configuration)
  }

  private func serve(_ configuration: ServeConfiguration) async throws {
    let bot = try Composition.bot(at: options.bot)
    OpenFiles.allow(configuration.http.limits.connections + Self.otherFiles)
    let metrics = PrometheusMetrics()
    MetricsSystem.bootstrap(metrics)
    var logger = Logger(label: "guichet")
    logger.logLevel = configuration.logLevel
    let notes = logger
    let engine = Engine(bot: bot)
    engine.warmUp()
    let stores = try await Composition.store(
      configuration.store, connections: configuration.storeConnections)
    let server = HTTPServer(
      service: ConversationService(
        engine: engine, store: stores.conversations, clock: Composition.clock,
        note: { found in
          for note in found { notes.notice("conversation reprise", metadata: ["note": "\(note)"]) }
        }),
      tokens: stores.tokens,
      guide: try Composition.guide(of: options.bot),
      configuration: configuration.http,
      logger: logger,
      metrics: metrics,
      onListening: { Output.error("Guichet écoute sur \($0)") })
    do {
      try await server.run()
    } catch let error as HTTPServerError {
      Output.error(error.description)
      throw ExitCode(2)
    }
  }
}

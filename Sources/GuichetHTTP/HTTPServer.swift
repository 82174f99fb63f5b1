import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import GuichetStore
public import Logging
import NIOCore
public import ServiceLifecycle
import Synchronization
import UnixSignals

/// The HTTP adapter: the native API, Rasa's REST channel, the OpenAI-compatible API, the page and the
/// health checks.
///
/// ```swift
/// let server = HTTPServer(
///   service: ConversationService(engine: engine, store: MemoryStore(), clock: clock),
///   tokens: MemoryTokenStore(),
///   configuration: HTTPConfiguration(port: 8080),
///   logger: Logger(label: "guichet"))
/// try await server.run()
/// ```
public struct HTTPServer: Sendable {
  let service: ConversationService
  let tokens: any TokenStore
  let configuration: HTTPConfiguration
  let guide: [GuideSection]
  let logger: Logger
  let registry: PrometheusMetrics
  let metrics: ServerMetrics
  let connections: ConnectionRegistry
  private let companions: [any Service]
  private let onListening: @Sendable (String) -> Void

  /// Creates a server; nothing listens before ``run()``.
  ///
  /// - Parameters:
  ///   - service: What applies turns.
  ///   - tokens: What keeps the tokens of the native API, for as long as the conversations live.
  ///   - guide: The sections that the page shows behind an answer; without any it names them alone.
  ///   - configuration: Where to listen and what to accept.
  ///   - logger: Receives one entry a request: id, route, status and duration, never a message.
  ///   - metrics: Keeps what `/metrics` shows; give the one swift-metrics was set up with.
  ///   - companions: Services that start before the server and stop after it.
  ///   - onListening: Called once with the address, such as `http://127.0.0.1:8080`.
  public init(
    service: ConversationService,
    tokens: any TokenStore,
    guide: [GuideSection] = [],
    configuration: HTTPConfiguration = HTTPConfiguration(),
    logger: Logger,
    metrics: PrometheusMetrics = PrometheusMetrics(),
    companions: [any Service] = [],
    onListening: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.service = service
    self.tokens = tokens
    self.guide = guide
    self.configuration = configuration
    self.logger = logger
    registry = metrics
    self.metrics = ServerMetrics(factory: metrics)
    connections = ConnectionRegistry(most: configuration.limits.connections)
    self.companions = companions
    self.onListening = onListening
  }

  /// Serves until SIGTERM or SIGINT, lets the requests under way finish, and returns.
  ///
  /// - Throws: ``HTTPServerError`` when the address cannot be listened on; the error of a companion
  ///   that failed.
  public func run() async throws {
    guard (0...65_535).contains(configuration.port) else {
      throw HTTPServerError(
        host: configuration.host, port: configuration.port,
        reason: "un port est un nombre de 0 à 65535")
    }
    let tls: TLSConfiguration?
    do {
      tls = try configuration.tls?.load()
    } catch {
      throw HTTPServerError(
        host: configuration.host, port: configuration.port,
        reason: "le certificat ou sa clé ne se lit pas ; vérifiez les deux fichiers (PEM)")
    }
    let isListening = Mutex(false)
    var group = ServiceGroupConfiguration(
      services: companions + [
        try application(tls: tls) { isListening.withLock { $0 = true } }
      ],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: frameworkLogger)
    group.maximumGracefulShutdownDuration = configuration.shutdownTimeout
    do {
      try await ServiceGroup(configuration: group).run()
    } catch {
      let hasListened = isListening.withLock(\.self)
      guard !hasListened,
        let failure = HTTPServerError(
          host: configuration.host, port: configuration.port, cause: error)
      else { throw error }
      throw failure
    }
  }

  /// The application that answers: every route behind the middleware.
  func application(
    tls: TLSConfiguration? = nil, onListening listening: @escaping @Sendable () -> Void = {}
  ) throws -> some ApplicationProtocol {
    let http = HTTPServerBuilder.http1(configuration: channelConfiguration)
    let builder = try tls.map { try HTTPServerBuilder.tls(http, tlsConfiguration: $0) } ?? http
    let report = onListening
    let logger = logger
    let configuration = configuration
    return Application(
      router: RouterBuilder(server: self).build(),
      server: builder,
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port)),
      onServerRunning: { channel in
        listening()
        let address = ListeningAddress.url(
          host: channel.localAddress?.ipAddress ?? configuration.host,
          port: channel.localAddress?.port ?? configuration.port,
          isSecure: configuration.tls != nil)
        logger.notice("Guichet écoute sur \(address)")
        report(address)
      },
      logger: frameworkLogger)
  }

  /// What each connection gets: limits on headers and on the time a client takes.
  private var channelConfiguration: HTTP1Channel.Configuration {
    let bytes = configuration.limits.headerBytes
    let (timeouts, connections) = (configuration.timeouts, connections)
    return HTTP1Channel.Configuration(
      additionalChannelHandlers: [ConnectionWatch(timeouts: timeouts, registry: connections)],
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: bytes, maxHeaderListSize: bytes, maxHeaderFieldCount: 100))
  }

  /// The logger the frameworks get: their own entries could quote what a client sent.
  private var frameworkLogger: Logger {
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .error)
    return quiet
  }
}

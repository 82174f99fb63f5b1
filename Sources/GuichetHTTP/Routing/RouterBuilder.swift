import FoundationEssentials
import Hummingbird
import Logging

/// Gathers the routes of every part, then builds the router that serves them.
struct RouterBuilder: Sendable {
  /// The server whose parts are gathered.
  let server: HTTPServer
  /// When the server started, in seconds since 1970.
  private let startedAt: Int64

  /// Creates a builder.
  init(server: HTTPServer) {
    self.server = server
    startedAt = Int64(Date().timeIntervalSince1970)
  }

  /// Every call of the interface.
  var routes: [Route] {
    let channels = server.configuration.channels
    var routes = HealthRoutes(service: server.service, tokens: server.tokens).routes
    routes +=
      MetricsRoutes(
        registry: server.registry, metrics: server.metrics, connections: server.connections
      ).routes
    if channels.contains(.native) || channels.contains(.page) { routes += native.routes }
    if channels.contains(.rasa) { routes += rasa.routes }
    if channels.contains(.openai) { routes += openAI.routes }
    if channels.contains(.page) {
      let (title, notice) = (server.configuration.pageTitle, server.configuration.privacyNotice)
      routes += GuideRoutes(sections: server.guide).routes
      routes += PageRoutes(title: title, privacyNotice: notice).routes
      if let script = try? WidgetScript(title: title, privacyNotice: notice) {
        routes += WidgetRoutes(script: script).routes
      }
    }
    let document = OpenAPIDocument.text(
      title: server.configuration.pageTitle, paths: routes.map(\.path) + [Self.description])
    routes.append(.file(Self.description, document, mediaType: "application/json"))
    return routes
  }

  private static let description = "/openapi.json"

  /// The router: the log sees the final status, the headers are set on problems too.
  func build() -> Router<RequestScope> {
    let routes = routes
    let limits = server.configuration.limits
    let router = Router(context: RequestScope.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestLog(logger: server.logger, metrics: server.metrics))
    router.add(middleware: CommonHeaders())
    router.add(middleware: CrossOrigin(allowedOrigins: server.configuration.allowedOrigins))
    router.add(middleware: ProblemResponses(table: RouteTable(routes), logger: server.logger))
    router.add(
      middleware: ClientRateLimit(
        clients: ClientAddress(trusted: limits.trustedProxies),
        limiter: RateLimiter(limits.client), metrics: server.metrics))
    for route in routes {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        try await route.handle(request, context)
      }
    }
    return router
  }

  private var channel: ChannelTools {
    let limits = server.configuration.limits
    return ChannelTools(
      service: server.service, reader: BodyReader(maximumBytes: limits.bodyBytes),
      limit: ConversationRateLimit(
        limiter: RateLimiter(limits.conversation), metrics: server.metrics),
      key: APIKey(server.configuration.apiKey), metrics: server.metrics)
  }

  private var native: ConversationRoutes {
    ConversationRoutes(tools: channel, tokens: server.tokens)
  }

  private var rasa: RasaRoutes { RasaRoutes(tools: channel) }

  private var openAI: OpenAIRoutes {
    var tools = channel
    tools.reader = BodyReader(maximumBytes: server.configuration.limits.historyBytes)
    return OpenAIRoutes(
      tools: tools,
      model: ChatModel(id: server.configuration.modelName, created: startedAt),
      title: server.configuration.pageTitle)
  }
}

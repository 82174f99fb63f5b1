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
    let reader = BodyReader(maximumBytes: server.configuration.maximumBodyBytes)
    return ConversationRoutes(
      service: server.service, tokens: server.tokens, reader: reader
    ).routes
      + RasaRoutes(service: server.service, reader: reader).routes
      + OpenAIRoutes(
        service: server.service,
        reader: BodyReader(maximumBytes: server.configuration.maximumHistoryBytes),
        model: ChatModel(id: server.configuration.modelName, created: startedAt),
        title: server.configuration.pageTitle
      ).routes
      + HealthRoutes(service: server.service, tokens: server.tokens).routes
      + PageRoutes(title: server.configuration.pageTitle).routes
  }

  /// The router: the log sees the final status, the headers are set on problems too.
  func build() -> Router<RequestScope> {
    let routes = routes
    let router = Router(context: RequestScope.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestLog(logger: server.logger))
    router.add(middleware: CommonHeaders())
    router.add(middleware: ProblemResponses(table: RouteTable(routes), logger: server.logger))
    for route in routes {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        try await route.handle(request, context)
      }
    }
    return router
  }
}

import GuichetStore
import Hummingbird
import HummingbirdCore

/// Whether the process lives, and whether it can serve.
struct HealthRoutes: Sendable {
  let service: ConversationService
  let tokens: any TokenStore

  var routes: [Route] {
    [
      Route(.get, "/healthz") { _, _ in try .json(Health()) },
      Route(.get, "/readyz", handle: ready),
    ]
  }

  /// An id that is never issued: looking for it shows that the store answers.
  private static let probe = "readyz"

  @Sendable
  private func ready(_ request: Request, _ scope: RequestScope) async throws -> Response {
    _ = try await service.find(Self.probe)
    _ = try await tokens.digest(for: Self.probe)
    return try .json(Health())
  }
}

/// The answer of every health check that passes.
struct Health: Encodable {
  /// Always `ok`.
  var status = "ok"
}

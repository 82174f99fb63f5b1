import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Refuses the requests of a client that sends too many; the health checks are never refused.
struct ClientRateLimit: RouterMiddleware {
  typealias Context = RequestScope

  private static let exempt: Set<String> = ["/healthz", "/readyz"]

  let clients: ClientAddress
  let limiter: RateLimiter
  let metrics: ServerMetrics

  func handle(
    _ request: Request, context: RequestScope,
    next: @concurrent (Request, RequestScope) async throws -> Response
  ) async throws -> Response {
    if !Self.exempt.contains(request.uri.path),
      let client = clients.key(peer: context.peer, headers: request.headers),
      let seconds = limiter.secondsToWait(for: client)
    {
      metrics.refused(by: "client")
      throw Problem.tooManyRequests(retryAfterSeconds: seconds)
    }
    return try await next(request, context)
  }
}

import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging

/// Logs one entry a request: its id, method, route, status and duration.
///
/// The route is the pattern, not the path asked for: a path holds the id of a conversation.
struct RequestLog: RouterMiddleware {
  typealias Context = RequestScope

  let logger: Logger

  func handle(
    _ request: Request, context: RequestScope,
    next: @concurrent (Request, RequestScope) async throws -> Response
  ) async throws -> Response {
    let clock = ContinuousClock()
    let start = clock.now
    let response = try await next(request, context)
    let elapsed = clock.now - start
    logger.info(
      "requête",
      metadata: [
        "request": "\(context.id)",
        "method": "\(request.method)",
        "route": "\(context.endpointPath ?? "-")",
        "status": "\(response.status.code)",
        "milliseconds": "\(elapsed / .milliseconds(1))",
      ])
    return response
  }
}

import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging

/// Logs and counts a request: its id, method, route, status and duration.
///
/// The route is the pattern, not the path asked for: a path holds the id of a conversation.
struct RequestLog: RouterMiddleware {
  typealias Context = RequestScope

  let logger: Logger
  let metrics: ServerMetrics

  func handle(
    _ request: Request, context: RequestScope,
    next: @concurrent (Request, RequestScope) async throws -> Response
  ) async throws -> Response {
    let clock = ContinuousClock()
    let start = clock.now
    let response = try await next(request, context)
    let elapsed = clock.now - start
    metrics.answered(
      method: request.method, route: context.endpointPath ?? "-", status: response.status.code,
      nanoseconds: Int64(elapsed / .nanoseconds(1)))
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

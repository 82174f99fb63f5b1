import GuichetStore
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging

/// Turns everything a route throws into a problem, in the form its callers read, and tells 405 from 404.
struct ProblemResponses: RouterMiddleware {
  typealias Context = RequestScope

  let table: RouteTable
  let logger: Logger

  func handle(
    _ request: Request, context: RequestScope,
    next: @concurrent (Request, RequestScope) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      logIfOurs(error, context: context)
      let problem = problem(for: error, request: request)
      return OpenAIError.answers(path: request.uri.path)
        ? try OpenAIError(problem: problem).response() : try problem.response()
    }
  }

  private func problem(for error: any Error, request: Request) -> Problem {
    switch error {
    case let error as Problem: error
    case let error as ConversationError: Problem(error)
    case let error as StoreError: Problem(error)
    case let error as HTTPError where error.status == .notFound: missing(request)
    default: .unexpected
    }
  }

  private func missing(_ request: Request) -> Problem {
    let allowed = table.methods(at: request.uri.path)
    return allowed.isEmpty ? .notFound : .methodNotAllowed(allowed)
  }

  /// What operators must know: a store that fails, and faults of ours by their type alone.
  private func logIfOurs(_ error: any Error, context: RequestScope) {
    let reason: String
    switch error {
    case is Problem, is HTTPError: return
    case ConversationError.storeUnavailable(let text): reason = text
    case StoreError.unavailable(let text): reason = text
    case let error as ConversationError:
      guard error == .busy else { return }
      reason = "busy"
    default: reason = "\(type(of: error))"
    }
    logger.error(
      "requête en échec", metadata: ["request": "\(context.id)", "reason": "\(reason)"])
  }
}

import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Lets pages of listed origins use the native API (CORS); every other origin is told nothing.
struct CrossOrigin: RouterMiddleware {
  typealias Context = RequestScope

  private static let apis = ["/v1/conversations", "/v1/guide"]

  let allowedOrigins: Set<String>

  init(allowedOrigins: [String]) {
    self.allowedOrigins = Set(allowedOrigins)
  }

  func handle(
    _ request: Request, context: RequestScope,
    next: @concurrent (Request, RequestScope) async throws -> Response
  ) async throws -> Response {
    guard !allowedOrigins.isEmpty, Self.covers(request.uri.path) else {
      return try await next(request, context)
    }
    let origin = request.headers[.origin].flatMap { allowedOrigins.contains($0) ? $0 : nil }
    let isPreflight =
      request.method == .options && request.headers[.accessControlRequestMethod] != nil
    var response: Response
    if isPreflight, origin != nil {
      response = Response(
        status: .noContent,
        headers: [
          .accessControlAllowMethods: "GET, POST, DELETE",
          .accessControlAllowHeaders: "Authorization, Content-Type",
          .accessControlMaxAge: "600",
        ])
    } else {
      response = try await next(request, context)
    }
    if let origin {
      response.headers[.accessControlAllowOrigin] = origin
      response.headers[.accessControlExposeHeaders] = "Retry-After"
    }
    response.headers[.vary] = "Origin"
    return response
  }

  private static func covers(_ path: String) -> Bool {
    apis.contains { path == $0 || path.hasPrefix($0 + "/") }
  }
}

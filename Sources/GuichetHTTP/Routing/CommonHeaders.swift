import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Sets what every answer carries, unless its route said otherwise, and drops the body of `HEAD`.
struct CommonHeaders: RouterMiddleware {
  typealias Context = RequestScope

  /// The policy of everything that is not a page: nothing may run, load or frame it.
  static let closedPolicy = "default-src 'none'; frame-ancestors 'none'"

  private static let referrerPolicy = HTTPField.Name("Referrer-Policy")

  func handle(
    _ request: Request, context: RequestScope,
    next: @concurrent (Request, RequestScope) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.xContentTypeOptions] = "nosniff"
    if let name = Self.referrerPolicy {
      response.headers[name] = "no-referrer"
    }
    if !response.headers.contains(.cacheControl) {
      response.headers[.cacheControl] = "no-store"
    }
    if !response.headers.contains(.contentSecurityPolicy) {
      response.headers[.contentSecurityPolicy] = Self.closedPolicy
    }
    return request.method == .head ? response.createHeadResponse() : response
  }
}

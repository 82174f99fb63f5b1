import HTTPTypes
import Hummingbird

/// One call of the interface: a method, a path and what answers it.
struct Route: Sendable {
  /// The method; `HEAD` is answered wherever `GET` is.
  var method: HTTPRequest.Method
  /// The path, its parameters written `:name`, such as `/v1/conversations/:id`.
  var path: String
  /// Answers; throws ``Problem`` for everything a client or the store did wrong.
  var handle: @Sendable (Request, RequestScope) async throws -> Response

  /// Creates a route.
  init(
    _ method: HTTPRequest.Method, _ path: String,
    handle: @escaping @Sendable (Request, RequestScope) async throws -> Response
  ) {
    self.method = method
    self.path = path
    self.handle = handle
  }
}

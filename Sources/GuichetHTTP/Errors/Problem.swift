import HTTPTypes
import Hummingbird
import HummingbirdCore

/// An answer that says what went wrong, in the form of RFC 9457.
///
/// The title and detail are French and say what to do; they never hold a path, a version or
/// anything a client sent.
struct Problem: Error, Equatable {
  /// The status of the answer.
  var status: HTTPResponse.Status
  /// A stable name for programs; `about:blank` when the status says it all.
  var type = "about:blank"
  /// What kind of problem it is, the same for every problem of its type.
  var title: String
  /// What happened this time and what to do about it.
  var detail: String
  /// Headers the status asks for, such as `Allow` or `Retry-After`.
  var headers: HTTPFields = [:]
  /// The field or header at fault, for the OpenAI API.
  var parameter: String?
  /// A stable name for programs, for the OpenAI API.
  var code: String?

  /// The answer.
  func response() throws -> Response {
    let body = Body(type: type, title: title, status: status.code, detail: detail)
    var response = try Response.json(body, status: status, mediaType: "application/problem+json")
    response.headers.append(contentsOf: headers)
    return response
  }

  private struct Body: Encodable {
    var type: String
    var title: String
    var status: Int
    var detail: String
  }
}

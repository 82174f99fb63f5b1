import HTTPTypes
import HummingbirdCore

/// A problem as clients of the OpenAI API read it.
struct OpenAIError: Encodable {
  let problem: Problem

  /// Whether a path belongs to the OpenAI API.
  static func answers(path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard parts.count >= 2, parts[0] == "v1" else { return false }
    return parts[1] == "chat" || parts[1] == "models"
  }

  /// The answer.
  func response() throws -> Response {
    var response = try Response.json(self, status: status)
    response.headers.append(contentsOf: problem.headers)
    return response
  }

  /// The API knows no 422.
  private var status: HTTPResponse.Status {
    problem.status == .unprocessableContent ? .badRequest : problem.status
  }

  private enum Key: String, CodingKey {
    case error
  }

  private enum ErrorKey: String, CodingKey {
    case message, type, param, code
  }

  func encode(to encoder: any Encoder) throws {
    var body = encoder.container(keyedBy: Key.self)
    var values = body.nestedContainer(keyedBy: ErrorKey.self, forKey: .error)
    try values.encode(problem.detail, forKey: .message)
    try values.encode(type, forKey: .type)
    try values.encode(problem.parameter, forKey: .param)
    try values.encode(code, forKey: .code)
  }

  private var type: String {
    switch problem.status {
    case .tooManyRequests: "rate_limit_error"
    case .unauthorized: "authentication_error"
    case let status where status.kind == .serverError: "server_error"
    default: "invalid_request_error"
    }
  }

  private var code: String? {
    if let code = problem.code { return code }
    return switch problem.status {
    case .unauthorized: "invalid_api_key"
    case .tooManyRequests: "rate_limit_exceeded"
    case .contentTooLarge: "request_too_large"
    case .serviceUnavailable: "service_unavailable"
    default: nil
    }
  }
}

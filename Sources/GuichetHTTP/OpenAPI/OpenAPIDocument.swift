/// The description of the interface, OpenAPI 3.1, served at `/openapi.json`.
///
/// It describes the calls this server answers, no others: a channel that is off is left out.
enum OpenAPIDocument {
  /// The document.
  ///
  /// - Parameters:
  ///   - title: The name of the bot.
  ///   - paths: The paths that are answered, parameters written `:name`.
  /// - Returns: JSON text.
  static func text(title: String, paths: [String]) -> String {
    let answered = Set(paths.map(written))
    let described = operations.filter { answered.contains($0.path) }
    let body = described.map { "\"\($0.path)\":\($0.json)" }.joined(separator: ",\n")
    return """
      {"openapi":"3.1.0",
      "info":{"title":\(quoted(title)),"version":"1","summary":"A conversation in French, over HTTP."},
      "paths":{\(body)},
      "components":\(OpenAPISchemas.components)}

      """
  }

  /// Every path that is described, with its operations.
  static let operations =
    OpenAPIPaths.native + OpenAPIPaths.rasa + OpenAPIPaths.openAI + OpenAPIPaths.operations
    + OpenAPIPaths.files

  /// `/v1/conversations/:id` as `/v1/conversations/{id}`.
  static func written(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }
      .joined(separator: "/")
  }

  private static func quoted(_ text: String) -> String {
    (try? JSONText.bytes(of: text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}

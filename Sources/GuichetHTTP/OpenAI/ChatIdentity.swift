import HTTPTypes

/// Which conversation a completion belongs to, as the front end says by a header.
///
/// Without one the conversation is what the request holds, and nothing is kept.
struct ChatIdentity: Equatable, Sendable {
  /// The longest value of a header, in Unicode scalars.
  static let longest = 512

  /// The id under which the conversation is stored, kept apart from the native API's.
  var conversation: String
  /// Whether the front end always sends the conversation whole.
  var sendsHistory: Bool

  private init(conversation: String, sendsHistory: Bool) {
    self.conversation = conversation
    self.sendsHistory = sendsHistory
  }

  private static let byHeader: [(name: String, sendsHistory: Bool)] = [
    ("X-Conversation-Id", false), ("X-OpenWebUI-Chat-Id", true),
  ]

  /// Reads the headers; `nil` when there is none, or it is blank.
  ///
  /// - Throws: ``Problem`` 400 when it is too long.
  init?(_ headers: HTTPFields) throws {
    var found: ChatIdentity?
    for (name, sendsHistory) in Self.byHeader {
      guard let field = HTTPField.Name(name), let value = headers[field],
        !value.allSatisfy(\.isWhitespace)
      else { continue }
      guard value.unicodeScalars.count <= Self.longest else {
        throw Problem.invalidCompletion(
          "L’en-tête « \(name) » ne peut dépasser \(Self.longest) caractères.", parameter: name)
      }
      found =
        found ?? ChatIdentity(conversation: "openai:" + value, sendsHistory: sendsHistory)
    }
    guard let found else { return nil }
    self = found
  }
}

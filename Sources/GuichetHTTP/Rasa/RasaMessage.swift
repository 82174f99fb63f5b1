import HTTPTypes

/// The body of Rasa's REST channel: `{"sender","message","metadata"?}`; other keys are ignored.
struct RasaMessage: Decodable, Equatable {
  /// The longest sender accepted, in UTF-8 bytes.
  static let longestSender = 512

  /// Who writes, as the caller names them; never empty, so that no two people share a conversation.
  var sender: String
  /// What they write: free text, or the title or payload of a button.
  var message: String

  private enum Key: String, CodingKey {
    case sender, message
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    guard let sender = try values.decodeIfPresent(String.self, forKey: .sender),
      !sender.allSatisfy(\.isWhitespace)
    else {
      throw Problem.invalidMessage(
        "Le champ « sender » est requis : il distingue une personne d’une autre.",
        status: .badRequest)
    }
    guard sender.utf8.count <= Self.longestSender else {
      throw Problem.invalidMessage(
        "Le champ « sender » ne peut dépasser \(Self.longestSender) octets.", status: .badRequest)
    }
    guard let message = try values.decodeIfPresent(String.self, forKey: .message) else {
      throw Problem.invalidMessage("Le champ « message » est requis.", status: .badRequest)
    }
    self.sender = sender
    self.message = message
  }
}

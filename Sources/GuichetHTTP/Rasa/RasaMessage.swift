import HTTPTypes

/// The body of Rasa's REST channel: `{"sender","message","metadata"?}`; other keys are ignored.
struct RasaMessage: Decodable, Equatable {
  /// The longest sender accepted, in Unicode scalars.
  static let longestSender = 512

  /// Who writes, as the caller names them; never empty, so that no two people share a conversation.
  var sender: String
  /// What they write: free text, or the title or payload of a button.
  var message: String

  private enum Key: String, CodingKey {
    case sender, message
  }

  /// Whether a text has nothing but what JSON takes for white space.
  private static func isBlank(_ text: String) -> Bool {
    text.utf8.allSatisfy { [0x09, 0x0A, 0x0D, 0x20].contains($0) }
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    guard let sender = try values.decodeIfPresent(String.self, forKey: .sender),
      !Self.isBlank(sender)
    else {
      throw Problem.invalidMessage(
        "Le champ « sender » est requis : il distingue une personne d’une autre.",
        status: .badRequest)
    }
    guard sender.unicodeScalars.count <= Self.longestSender else {
      throw Problem.invalidMessage(
        "Le champ « sender » ne peut dépasser \(Self.longestSender) caractères.",
        status: .badRequest)
    }
    guard let message = try values.decodeIfPresent(String.self, forKey: .message) else {
      throw Problem.invalidMessage("Le champ « message » est requis.", status: .badRequest)
    }
    self.sender = sender
    self.message = message
  }
}

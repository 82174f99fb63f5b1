import GuichetEngine

/// The body of a message: `{"id"?,"text"}` or `{"id"?,"choice"}`; unknown keys are ignored.
struct MessageRequest: Decodable, Equatable {
  /// The longest message id accepted, in Unicode scalars.
  static let longestID = 128

  /// The client's id of the message, which makes sending it again safe.
  var id: String?
  /// What is sent.
  var input: Input

  private enum Key: String, CodingKey {
    case id, text, choice
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    id = try values.decodeIfPresent(String.self, forKey: .id)
    if let id, !(1...Self.longestID).contains(id.unicodeScalars.count) {
      throw Problem.invalidMessage(
        "Le champ « id » doit compter de 1 à \(Self.longestID) caractères. "
          + "Il peut aussi être absent.")
    }
    let text = try values.decodeIfPresent(String.self, forKey: .text)
    let choice = try values.decodeIfPresent(String.self, forKey: .choice)
    switch (text, choice) {
    case (let text?, nil): input = .text(text)
    case (nil, let choice?): input = .choice(choice)
    default:
      throw Problem.invalidMessage("Envoyez soit « text », soit « choice » : l’un des deux.")
    }
  }
}

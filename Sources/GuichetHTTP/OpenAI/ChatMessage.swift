/// One message of a chat completion: a role, and a text as a string or as parts.
struct ChatMessage: Decodable, Equatable {
  /// The role of the person; the messages of all others are ignored.
  static let person = "user"

  /// Who speaks.
  var role: String
  /// What is said: the string, or the text parts, one a line; images and sounds are left out.
  var text: String

  private enum Key: String, CodingKey {
    case role, content
  }

  private struct Part: Decodable {
    var type: String?
    var text: String?

    private enum Key: String, CodingKey {
      case type, text
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      type = try values.decodeIfPresent(String.self, forKey: .type)
      text = type == "text" ? try values.decodeIfPresent(String.self, forKey: .text) : nil
    }
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    guard let role = try values.decodeIfPresent(String.self, forKey: .role) else {
      throw Problem.invalidCompletion(
        "Le champ « role » est requis dans chaque message.", parameter: "messages")
    }
    self.role = role
    guard role == Self.person else {
      text = ""
      return
    }
    if let string = try? values.decode(String.self, forKey: .content) {
      text = string
    } else if let parts = try? values.decode([Part].self, forKey: .content) {
      text = parts.compactMap(\.text).joined(separator: "\n")
    } else {
      throw Problem.invalidCompletion(
        "Le champ « content » d’un message de « user » doit être une chaîne de caractères ou une "
          + "liste de parties.", parameter: "messages")
    }
  }
}

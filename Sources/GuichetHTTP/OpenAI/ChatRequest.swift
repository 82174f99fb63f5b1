/// The body of a chat completion: who said what, and whether the reply is streamed.
///
/// Everything else (sampling, tools, the `user` field, keys nobody knows) is ignored: the reply follows
/// from what the person said alone.
struct ChatRequest: Decodable, Equatable {
  /// The most messages of a person that are read again.
  static let mostMessages = 200

  /// What was said, in order; never empty.
  var messages: [ChatMessage]
  /// Whether the reply is sent as server-sent events.
  var isStreamed: Bool
  /// Whether a streamed reply ends with its usage.
  var includesUsage: Bool

  private enum Key: String, CodingKey {
    case model, messages, stream
    case streamOptions = "stream_options"
  }

  private struct StreamOptions: Decodable {
    var includeUsage: Bool?

    private enum CodingKeys: String, CodingKey {
      case includeUsage = "include_usage"
    }
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    guard let messages = try values.decodeIfPresent([ChatMessage].self, forKey: .messages),
      !messages.isEmpty
    else {
      throw Problem.invalidCompletion(
        "Le champ « messages » est requis : une liste d’au moins un message.",
        parameter: Key.messages.rawValue)
    }
    guard messages.count(where: { $0.role == ChatMessage.person }) <= Self.mostMessages else {
      throw Problem.conversationTooLong(mostMessages: Self.mostMessages)
    }
    self.messages = messages
    isStreamed = try values.decodeIfPresent(Bool.self, forKey: .stream) ?? false
    _ = try values.decodeIfPresent(String.self, forKey: .model)
    let options = try values.decodeIfPresent(StreamOptions.self, forKey: .streamOptions)
    includesUsage = options?.includeUsage ?? false
  }

  /// What the person said, in order, without the prompts a front end sends for itself.
  var said: [String] {
    messages
      .filter { $0.role == ChatMessage.person && !BackgroundPrompt.isOne($0.text) }
      .map(\.text)
  }

  /// The prompt a front end sent for itself, when that is what the reply is asked for.
  var backgroundPrompt: BackgroundPrompt? {
    messages.last { $0.role == ChatMessage.person }.flatMap { BackgroundPrompt($0.text) }
  }
}

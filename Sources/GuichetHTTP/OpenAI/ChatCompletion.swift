import GuichetCore

/// A completion in one piece, `chat.completion`.
///
/// The key `guichet`, which clients ignore, holds the turn: topics, situation, sources.
struct ChatCompletion: Encodable {
  let reply: ChatReply

  private enum Key: String, CodingKey {
    case id, object, created, model, choices, usage, guichet
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(reply.id, forKey: .id)
    try values.encode("chat.completion", forKey: .object)
    try values.encode(reply.created, forKey: .created)
    try values.encode(reply.model, forKey: .model)
    try values.encode([Choice(text: reply.text)], forKey: .choices)
    try values.encode(reply.usage, forKey: .usage)
    try values.encodeIfPresent(reply.turn, forKey: .guichet)
  }

  private struct Choice: Encodable {
    var text: String

    private enum Key: String, CodingKey {
      case index, message, logprobs
      case finishReason = "finish_reason"
    }

    private enum MessageKey: String, CodingKey {
      case role, content, refusal
    }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: Key.self)
      try values.encode(0, forKey: .index)
      try values.encode("stop", forKey: .finishReason)
      try values.encodeNil(forKey: .logprobs)
      var message = values.nestedContainer(keyedBy: MessageKey.self, forKey: .message)
      try message.encode("assistant", forKey: .role)
      try message.encode(text, forKey: .content)
      try message.encodeNil(forKey: .refusal)
    }
  }
}

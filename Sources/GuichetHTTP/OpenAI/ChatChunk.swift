import GuichetCore

/// One event of a streamed completion, `chat.completion.chunk`.
struct ChatChunk: Encodable {
  /// What the event adds.
  enum Content: Equatable {
    /// The beginning: who speaks.
    case role
    /// A piece of the text.
    case piece(String)
    /// The end of the text.
    case stop
    /// The usage, after the end.
    case usage
  }

  let reply: ChatReply
  let content: Content
  /// Whether the stream ends with its usage; then every other event says `null`.
  let includesUsage: Bool

  private enum Key: String, CodingKey {
    case id, object, created, model, choices, usage, guichet
  }

  private enum ChoiceKey: String, CodingKey {
    case index, delta, logprobs
    case finishReason = "finish_reason"
  }

  private enum DeltaKey: String, CodingKey {
    case role, content
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(reply.id, forKey: .id)
    try values.encode("chat.completion.chunk", forKey: .object)
    try values.encode(reply.created, forKey: .created)
    try values.encode(reply.model, forKey: .model)
    if content == .usage {
      try values.encode(reply.usage, forKey: .usage)
    } else if includesUsage {
      try values.encodeNil(forKey: .usage)
    }
    if content == .stop { try values.encodeIfPresent(reply.turn, forKey: .guichet) }
    var choices = values.nestedUnkeyedContainer(forKey: .choices)
    if content == .usage { return }
    var choice = choices.nestedContainer(keyedBy: ChoiceKey.self)
    try choice.encode(0, forKey: .index)
    try choice.encodeNil(forKey: .logprobs)
    var delta = choice.nestedContainer(keyedBy: DeltaKey.self, forKey: .delta)
    switch content {
    case .role:
      try delta.encode("assistant", forKey: .role)
      try delta.encode("", forKey: .content)
    case .piece(let text): try delta.encode(text, forKey: .content)
    case .stop, .usage: break
    }
    if content == .stop {
      try choice.encode("stop", forKey: .finishReason)
    } else {
      try choice.encodeNil(forKey: .finishReason)
    }
  }
}

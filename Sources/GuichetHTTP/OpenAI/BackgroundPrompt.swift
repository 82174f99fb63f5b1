/// A prompt that a front end sends for itself, for a title, tags or suggestions: no person wrote it, and
/// it changes no conversation.
struct BackgroundPrompt: Equatable {
  private static let beginning = "### Task:"

  /// What a front end reads out of the answer, and the answer when there is nothing to say.
  private static let answers = [
    ("follow_ups", #"{"follow_ups":[]}"#), ("queries", #"{"queries":[]}"#),
    ("tags", #"{"tags":[]}"#),
  ]

  /// The prompt.
  let text: String

  /// Reads a prompt; `nil` when it is a person's message.
  init?(_ text: String) {
    guard Self.isOne(text) else { return nil }
    self.text = text
  }

  /// Whether a message is such a prompt.
  static func isOne(_ text: String) -> Bool {
    text.drop(while: \.isWhitespace).hasPrefix(beginning)
  }

  /// The answer: the name of the bot as a title, and nothing for everything else.
  func answer(title: String) throws -> String {
    if text.contains("\"title\"") {
      return String(decoding: try JSONText.bytes(of: ["title": title]), as: UTF8.self)
    }
    let found = Self.answers.first { text.contains("\"\($0.0)\"") }
    return found?.1 ?? title
  }
}

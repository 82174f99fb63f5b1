/// How long the messages and the reply are.
///
/// Nothing is charged by the token here and no model cuts texts into them: one is counted for every
/// four bytes of UTF-8, rounded up, which clients show and add up.
struct ChatUsage: Encodable, Equatable {
  private static let bytesPerToken = 4

  /// Tokens of what the person said.
  var promptTokens: Int
  /// Tokens of the reply.
  var completionTokens: Int
  /// Both.
  var totalTokens: Int

  private enum CodingKeys: String, CodingKey {
    case promptTokens = "prompt_tokens"
    case completionTokens = "completion_tokens"
    case totalTokens = "total_tokens"
  }

  /// Counts both sides.
  init(said: [String], reply: String) {
    promptTokens = said.map(Self.tokens).reduce(0, +)
    completionTokens = Self.tokens(in: reply)
    totalTokens = promptTokens + completionTokens
  }

  private static func tokens(in text: String) -> Int {
    (text.utf8.count + bytesPerToken - 1) / bytesPerToken
  }
}

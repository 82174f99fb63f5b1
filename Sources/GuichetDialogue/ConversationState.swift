/// Everything the bot remembers of a conversation between two turns; a value that a store keeps.
public struct ConversationState: Hashable, Codable, Sendable {
  /// The number of the last turn, 0 after the greeting.
  public var turn: Int

  /// The state before the greeting.
  public init() {
    turn = 0
  }
}

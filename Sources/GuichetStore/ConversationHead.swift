public import GuichetDialogue

/// What a turn needs of a conversation: where it stands, and whether its message was applied before.
///
/// It costs the same however many turns the conversation has.
public struct ConversationHead: Hashable, Sendable {
  /// The state after the last turn.
  public var state: ConversationState
  /// Turns applied so far, the greeting included.
  public var version: Int
  /// The turn that the message id was used for, if it was used.
  public var earlier: TurnRecord?

  /// Creates a head.
  public init(state: ConversationState, version: Int, earlier: TurnRecord?) {
    self.state = state
    self.version = version
    self.earlier = earlier
  }
}

extension ConversationStore {
  /// Reads the whole conversation; stores that can read less replace this.
  public func head(
    of id: String, messageID: String?
  ) async throws(StoreError) -> ConversationHead? {
    guard let stored = try await conversation(id) else { return nil }
    let earlier = messageID.flatMap { messageID in
      stored.turns.first { $0.messageID?.utf8.elementsEqual(messageID.utf8) == true }
    }
    return ConversationHead(state: stored.state, version: stored.version, earlier: earlier)
  }
}

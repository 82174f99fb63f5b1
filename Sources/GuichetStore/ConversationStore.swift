public import GuichetCore
public import GuichetDialogue

/// One turn as a store keeps it: what came in (masked), what went out, under which message id.
public struct TurnRecord: Hashable, Codable, Sendable {
  /// The client's message id, when it gave one.
  public var messageID: String?
  /// A digest of the masked input, to tell a resend from another message under the same id.
  public var inputDigest: String
  /// The message after masking; empty for the greeting.
  public var text: String
  /// The reply.
  public var turn: Turn
  /// When it was applied.
  public var at: Timestamp
  /// What the turn did that its reply does not tell in full, such as facts of an edited bot that
  /// were dropped: names of facts and steps, never what was typed.
  public var notes: [String]?
  /// What the message before had announced, which decides what of this one was masked.
  public var announced: [String]?

  /// Creates a record.
  public init(
    messageID: String?, inputDigest: String, text: String, turn: Turn, at: Timestamp,
    notes: [String]? = nil, announced: [String]? = nil
  ) {
    self.messageID = messageID
    self.inputDigest = inputDigest
    self.text = text
    self.turn = turn
    self.at = at
    self.notes = notes
    self.announced = announced
  }
}

/// A conversation as a store returns it.
public struct StoredConversation: Hashable, Codable, Sendable {
  /// The state after the last turn.
  public var state: ConversationState
  /// Turns applied so far, the greeting included; what ``ConversationStore/append(_:state:to:expecting:)`` expects.
  public var version: Int
  /// All turns in order.
  public var turns: [TurnRecord]

  /// Creates a conversation.
  public init(state: ConversationState, version: Int, turns: [TurnRecord]) {
    self.state = state
    self.version = version
    self.turns = turns
  }
}

/// Why a store could not do its work.
public enum StoreError: Error, Equatable, Sendable {
  /// Another turn was applied in between; load again and retry.
  case versionConflict
  /// The store cannot be reached or read; the text says why, for operators.
  case unavailable(String)
}

/// Keeps conversations.
///
/// One call of ``append(_:state:to:expecting:)`` is one atomic commit.
public protocol ConversationStore: Sendable {
  /// The conversation, or `nil` when there is none with that id.
  func conversation(_ id: String) async throws(StoreError) -> StoredConversation?

  /// Where a conversation stands, and the turn a message id was used for, both of the same moment.
  ///
  /// - Parameters:
  ///   - id: The conversation.
  ///   - messageID: The id of the message about to be applied, if it has one.
  /// - Returns: The head, or `nil` when there is no conversation with that id.
  /// - Throws: ``StoreError/unavailable(_:)`` when the store cannot be read.
  func head(of id: String, messageID: String?) async throws(StoreError) -> ConversationHead?

  /// Applies one turn if the conversation still has `version` turns (0 creates it).
  ///
  /// - Throws: ``StoreError/versionConflict`` when it has not.
  func append(
    _ record: TurnRecord, state: ConversationState, to id: String, expecting version: Int
  ) async throws(StoreError)

  /// Erases a conversation; returns whether there was one.
  func erase(_ id: String) async throws(StoreError) -> Bool
}

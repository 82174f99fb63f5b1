public import GuichetDialogue
import Synchronization

/// Keeps conversations in memory, for as long as the process lives.
public final class MemoryStore: ConversationListing {
  private let conversations = Mutex<[String: StoredConversation]>([:])

  /// Creates an empty store.
  public init() {}

  /// The conversation, or `nil`.
  public func conversation(_ id: String) async throws(StoreError) -> StoredConversation? {
    conversations.withLock { $0[id] }
  }

  /// Applies one turn if the version is the expected one.
  public func append(
    _ record: TurnRecord, state: ConversationState, to id: String, expecting version: Int
  ) async throws(StoreError) {
    let applied = conversations.withLock { all in
      guard all[id]?.version ?? 0 == version else { return false }
      all[id, default: StoredConversation(state: state, version: 0, turns: [])].state = state
      all[id]?.version += 1
      all[id]?.turns.append(record)
      return true
    }
    if !applied { throw .versionConflict }
  }

  /// The ids, in alphabetical order.
  public func conversationIDs() async throws(StoreError) -> [String] {
    conversations.withLock { $0.keys.sorted() }
  }

  /// Erases a conversation.
  public func erase(_ id: String) async throws(StoreError) -> Bool {
    conversations.withLock { $0.removeValue(forKey: id) != nil }
  }
}

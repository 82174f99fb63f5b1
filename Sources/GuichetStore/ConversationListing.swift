/// A store that can tell which conversations it keeps.
public protocol ConversationListing: ConversationStore {
  /// The ids of all conversations, in the order in which they began where the store knows it.
  func conversationIDs() async throws(StoreError) -> [String]
}

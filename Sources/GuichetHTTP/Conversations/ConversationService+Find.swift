import GuichetStore

extension ConversationService {
  /// The conversation as stored, or `nil` when there is none.
  func find(_ id: String) async throws(ConversationError) -> StoredConversation? {
    do {
      return try await conversation(id)
    } catch {
      guard error == .unknownConversation else { throw error }
      return nil
    }
  }
}

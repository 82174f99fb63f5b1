public import GuichetCore

/// A store that can erase what is too old to be kept.
public protocol ConversationPurging: ConversationStore {
  /// Erases the conversations whose last turn is older than a moment.
  ///
  /// - Parameter moment: The moment.
  /// - Returns: How many were erased.
  /// - Throws: ``StoreError/unavailable(_:)`` when not all could be; asking again goes on.
  func purge(before moment: Timestamp) async throws(StoreError) -> Int
}

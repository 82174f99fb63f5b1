/// Keeps what proves that a client may read and write a conversation.
///
/// It lives as long as the conversations do: a server that keeps conversations over a restart keeps
/// tokens too.
public protocol TokenStore: Sendable {
  /// The digest kept for a conversation, or `nil` when there is none.
  func digest(for conversation: String) async throws(StoreError) -> TokenDigest?

  /// Keeps a digest, in place of any earlier one.
  func keep(_ digest: TokenDigest, for conversation: String) async throws(StoreError)

  /// Forgets a conversation's digest; nothing happens when there is none.
  func forget(_ conversation: String) async throws(StoreError)
}

import Synchronization

/// Keeps tokens' digests in memory, for as long as the process lives.
public final class MemoryTokenStore: TokenStore {
  private let digests = Mutex<[String: TokenDigest]>([:])

  /// Creates an empty store.
  public init() {}

  /// The digest, or `nil`.
  public func digest(for conversation: String) async throws(StoreError) -> TokenDigest? {
    digests.withLock { $0[conversation] }
  }

  /// Keeps a digest.
  public func keep(_ digest: TokenDigest, for conversation: String) async throws(StoreError) {
    digests.withLock { $0[conversation] = digest }
  }

  /// Forgets a digest.
  public func forget(_ conversation: String) async throws(StoreError) {
    digests.withLock { _ = $0.removeValue(forKey: conversation) }
  }
}

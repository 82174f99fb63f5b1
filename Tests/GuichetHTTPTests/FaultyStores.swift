import GuichetCore
import GuichetDialogue
import GuichetStore
import Synchronization

/// A store that cannot be reached.
struct UnreachableStore: ConversationStore, TokenStore {
  /// What the driver says; must reach the operators and nobody else.
  static let reason = "connexion refusée par 10.0.0.9"

  func conversation(_ id: String) async throws(StoreError) -> StoredConversation? {
    throw .unavailable(Self.reason)
  }

  func append(
    _ record: TurnRecord, state: ConversationState, to id: String, expecting version: Int
  ) async throws(StoreError) {
    throw .unavailable(Self.reason)
  }

  func erase(_ id: String) async throws(StoreError) -> Bool {
    throw .unavailable(Self.reason)
  }

  func digest(for conversation: String) async throws(StoreError) -> TokenDigest? {
    throw .unavailable(Self.reason)
  }

  func keep(_ digest: TokenDigest, for conversation: String) async throws(StoreError) {
    throw .unavailable(Self.reason)
  }

  func forget(_ conversation: String) async throws(StoreError) {
    throw .unavailable(Self.reason)
  }
}

/// A store that works until it is told to fail.
final class FlakyStore: ConversationStore {
  private let base = MemoryStore()
  private let isDown = Mutex(false)

  func goDown() { isDown.withLock { $0 = true } }
  func comeBack() { isDown.withLock { $0 = false } }

  func conversation(_ id: String) async throws(StoreError) -> StoredConversation? {
    try check()
    return try await base.conversation(id)
  }

  func append(
    _ record: TurnRecord, state: ConversationState, to id: String, expecting version: Int
  ) async throws(StoreError) {
    try check()
    try await base.append(record, state: state, to: id, expecting: version)
  }

  func erase(_ id: String) async throws(StoreError) -> Bool {
    try check()
    return try await base.erase(id)
  }

  private func check() throws(StoreError) {
    if isDown.withLock(\.self) { throw .unavailable(UnreachableStore.reason) }
  }
}

/// A store in which another writer always comes first.
struct ContendedStore: ConversationStore {
  let base = MemoryStore()

  func conversation(_ id: String) async throws(StoreError) -> StoredConversation? {
    try await base.conversation(id)
  }

  func append(
    _ record: TurnRecord, state: ConversationState, to id: String, expecting version: Int
  ) async throws(StoreError) {
    guard version == 0 else { throw .versionConflict }
    try await base.append(record, state: state, to: id, expecting: version)
  }

  func erase(_ id: String) async throws(StoreError) -> Bool {
    try await base.erase(id)
  }
}

/// A store whose writes after the greeting wait until they are let through.
final class GatedStore: ConversationStore {
  private let base = MemoryStore()
  private let arrival = AsyncStream.makeStream(of: Void.self)
  private let gate = AsyncStream.makeStream(of: Void.self)

  /// Returns once a write waits.
  func waitForWrite() async {
    for await _ in arrival.stream { return }
  }

  /// Lets one write through.
  func open() { gate.continuation.yield() }

  func conversation(_ id: String) async throws(StoreError) -> StoredConversation? {
    try await base.conversation(id)
  }

  func append(
    _ record: TurnRecord, state: ConversationState, to id: String, expecting version: Int
  ) async throws(StoreError) {
    if version > 0 {
      arrival.continuation.yield()
      for await _ in gate.stream { break }
    }
    try await base.append(record, state: state, to: id, expecting: version)
  }

  func erase(_ id: String) async throws(StoreError) -> Bool {
    try await base.erase(id)
  }
}

/// Counts the turns it keeps.
final class CountingStore: ConversationStore {
  private let base = MemoryStore()
  private let count = Mutex(0)

  var appends: Int { count.withLock(\.self) }

  func conversation(_ id: String) async throws(StoreError) -> StoredConversation? {
    try await base.conversation(id)
  }

  func append(
    _ record: TurnRecord, state: ConversationState, to id: String, expecting version: Int
  ) async throws(StoreError) {
    count.withLock { $0 += 1 }
    try await base.append(record, state: state, to: id, expecting: version)
  }

  func erase(_ id: String) async throws(StoreError) -> Bool {
    try await base.erase(id)
  }
}

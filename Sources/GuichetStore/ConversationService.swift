public import GuichetCore
import GuichetDialogue
public import GuichetEngine

/// Why a message was not applied.
public enum ConversationError: Error, Equatable, Sendable {
  /// There is no conversation with that id.
  case unknownConversation
  /// The message id was used before for another message.
  case messageIDReused
  /// Too many writers raced for the same conversation; sending again is safe.
  case busy
  /// The store failed; the text is for operators.
  case storeUnavailable(String)

  init(_ error: StoreError) {
    switch error {
    case .versionConflict: self = .busy
    case .unavailable(let reason): self = .storeUnavailable(reason)
    }
  }
}

/// Runs turns: loads the state, asks the engine, commits, and only then hands out the reply.
public struct ConversationService: Sendable {
  /// What to do with a message to a conversation that does not exist.
  public enum Missing: Sendable {
    /// Begin it (Rasa's channel, `chat --json`).
    case begin
    /// Refuse it (the native API).
    case refuse
  }

  /// How often a turn gives way to turns of other processes.
  private static let attempts = 50
  let engine: any TurnEngine
  private let store: any ConversationStore
  let clock: @Sendable () -> Timestamp
  private let note: @Sendable ([String]) -> Void
  private let queue = ConversationQueue()

  /// Creates a service.
  ///
  /// - Parameters:
  ///   - engine: What answers.
  ///   - store: What keeps the conversations.
  ///   - clock: The time of a turn.
  ///   - note: Takes what a turn did that its reply does not tell in full, once it is stored; see
  ///     ``TurnRecord/notes``.
  public init(
    engine: any TurnEngine, store: any ConversationStore,
    clock: @escaping @Sendable () -> Timestamp,
    note: @escaping @Sendable ([String]) -> Void = { _ in }
  ) {
    self.engine = engine
    self.store = store
    self.clock = clock
    self.note = note
  }

  /// Begins a conversation, or returns its greeting again when it has begun.
  public func open(_ id: String) async throws(ConversationError) -> Turn {
    if let existing = try await load(id), let greeting = existing.turns.first {
      return greeting.turn
    }
    let now = clock()
    let (state, turn) = engine.open(conversation: id, at: now)
    let record = TurnRecord(messageID: nil, inputDigest: "", text: "", turn: turn, at: now)
    do {
      try await store.append(record, state: state, to: id, expecting: 0)
      return turn
    } catch {
      guard error == .versionConflict, let greeting = try await load(id)?.turns.first else {
        throw ConversationError(error)
      }
      return greeting.turn
    }
  }

  /// Applies one message and returns its turn; the same message id gives the same turn again.
  public func send(
    _ input: Input, messageID: String? = nil, to id: String, missing: Missing
  ) async throws(ConversationError) -> Turn {
    return try await queue.inTurn(id) { () async throws(ConversationError) -> Turn in
      for _ in 0..<Self.attempts {
        guard let head = try await head(of: id, messageID: messageID) else {
          if case .refuse = missing { throw .unknownConversation }
          _ = try await open(id)
          continue
        }
        if let earlier = head.earlier {
          let masked = engine.masked(input, announced: earlier.announced ?? [])
          guard earlier.inputDigest == InputDigest.of(input, masked: masked) else {
            throw .messageIDReused
          }
          return earlier.turn
        }
        let announced = head.state.announced
        let masked = engine.masked(input, announced: announced ?? [])
        // A clock set back takes nobody back in time.
        let now = max(clock(), head.state.lastAt)
        let reply = engine.respond(to: input, in: head.state, conversation: id, at: now)
        let record = TurnRecord(
          messageID: messageID, inputDigest: InputDigest.of(input, masked: masked),
          text: masked, turn: reply.turn, at: now, notes: reply.state.notes,
          announced: announced)
        do throws(StoreError) {
          try await store.append(record, state: reply.state, to: id, expecting: head.version)
        } catch {
          if error == .versionConflict { continue }
          throw ConversationError(error)
        }
        if let notes = reply.state.notes { note(notes) }
        return reply.turn
      }
      throw .busy
    }
  }

  /// The conversation as stored.
  public func conversation(_ id: String) async throws(ConversationError) -> StoredConversation {
    guard let conversation = try await load(id) else { throw .unknownConversation }
    return conversation
  }

  /// Erases a conversation for good.
  public func erase(_ id: String) async throws(ConversationError) {
    let erased: Bool
    do {
      erased = try await store.erase(id)
    } catch {
      throw ConversationError(error)
    }
    if !erased { throw .unknownConversation }
  }

  private func head(
    of id: String, messageID: String?
  ) async throws(ConversationError) -> ConversationHead? {
    do {
      return try await store.head(of: id, messageID: messageID)
    } catch {
      throw ConversationError(error)
    }
  }

  private func load(_ id: String) async throws(ConversationError) -> StoredConversation? {
    do {
      return try await store.conversation(id)
    } catch {
      throw ConversationError(error)
    }
  }
}

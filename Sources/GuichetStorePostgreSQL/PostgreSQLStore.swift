#if PostgreSQL
import Foundation
public import GuichetCore
public import GuichetDialogue
public import GuichetStore

/// Keeps conversations and their tokens in a PostgreSQL database, for any number of servers.
///
/// A turn is one statement that applies only at the version it expects, so that the order of a
/// conversation holds over all servers. When the connection is lost before the answer, the statement is
/// tried again on another one: the receipt kept with each turn tells whether the first try took place.
public final class PostgreSQLStore: ConversationListing, ConversationPurging, TokenStore {
  /// How many connections a store opens unless told otherwise.
  public static let defaultConnections = 16

  private static let attempts = 3
  /// Conversations that one statement of ``purge(before:)`` erases, so that turns need not wait long.
  private static let purgedAtOnce = 500

  private let pool: PostgreSQLPool

  /// Connects, and makes the tables when there are none.
  ///
  /// - Parameters:
  ///   - url: `postgres://user:password@host:5432/database?sslmode=verify-full`, as libpq reads it;
  ///     its password is in no error.
  ///   - connections: The most connections to open.
  /// - Throws: ``StoreError/unavailable(_:)`` when the server cannot be reached, refuses, or holds the
  ///   tables of a newer version.
  public init(
    url: String, connections: Int = PostgreSQLStore.defaultConnections
  ) async throws(StoreError) {
    pool = PostgreSQLPool(address: try PostgreSQLAddress(url), size: connections)
    do {
      try await pool.with { try await PostgreSQLSchema.migrate($0) }
    } catch {
      throw Self.unavailable(error)
    }
  }

  /// The conversation, or `nil`.
  public func conversation(_ id: String) async throws(StoreError) -> StoredConversation? {
    let key = Self.key(id)
    for _ in 0..<Self.attempts {
      guard let row = try await rows(.conversation, [key]).first else { return nil }
      guard let version = row.integer(0), let state = row.bytes(1) else { throw Self.unreadable }
      // Turns are only added: those before the version are those the state comes after, unless the
      // conversation was erased meanwhile.
      let turns = try await rows(.turns, [key, .integer(Int64(version))]).compactMap { $0.bytes(0) }
      if turns.count == version {
        return try Self.reading {
          StoredConversation(
            state: try StoredCoding.state(state), version: version,
            turns: try turns.map(StoredCoding.record))
        }
      }
    }
    throw Self.unreadable
  }

  /// Where the conversation stands, whatever its length.
  public func head(
    of id: String, messageID: String?
  ) async throws(StoreError) -> ConversationHead? {
    let message = messageID.map(Self.key) ?? .null
    guard let row = try await rows(.head, [Self.key(id), message]).first else { return nil }
    guard let version = row.integer(0), let state = row.bytes(1) else { throw Self.unreadable }
    return try Self.reading {
      ConversationHead(
        state: try StoredCoding.state(state), version: version,
        earlier: try row.bytes(2).map(StoredCoding.record))
    }
  }

  /// The ids of all conversations, in the order in which they began.
  public func conversationIDs() async throws(StoreError) -> [String] {
    try await rows(.ids).compactMap { $0.bytes(0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Applies one turn if the version is the expected one.
  public func append(
    _ record: TurnRecord, state: ConversationState, to id: String, expecting version: Int
  ) async throws(StoreError) {
    let key = Self.key(id)
    let place = PostgreSQLParameter.integer(Int64(version))
    let receipt = Self.receipt()
    let parameters = try Self.reading {
      [
        key, place, .bytes(try StoredCoding.bytes(state)), .integer(record.at.seconds),
        record.messageID.map(Self.key) ?? .null, .bytes(receipt),
        .bytes(try StoredCoding.bytes(record)),
      ]
    }
    let isApplied = try await trying { connection, isRepeated in
      FaultPoint.beforeCommit.reach()
      let statement = version == 0 ? PostgreSQLStatement.begin : .advance
      if try await !connection.run(statement, parameters).isEmpty { return true }
      // The first try may have taken place, and its answer been lost.
      guard isRepeated else { return false }
      return try await connection.run(.receipt, [key, place]).first?.bytes(0) == receipt
    }
    if !isApplied { throw .versionConflict }
    FaultPoint.afterCommit.reach()
  }

  /// Erases a conversation, its turns and its token.
  public func erase(_ id: String) async throws(StoreError) -> Bool {
    let key = Self.key(id)
    return try await trying { connection, isRepeated in
      let erased = try await connection.run(.erase, [key]).first?.integer(0) ?? 0
      return erased > 0 || isRepeated
    }
  }

  /// Erases the conversations whose last turn is older than a moment.
  ///
  /// - Parameter moment: The moment.
  /// - Returns: How many were erased.
  /// - Throws: ``StoreError/unavailable(_:)`` when not all could be; asking again goes on.
  public func purge(before moment: Timestamp) async throws(StoreError) -> Int {
    var erased = 0
    while true {
      let batch = try await rows(
        .purge, [.integer(moment.seconds), .integer(Int64(Self.purgedAtOnce))]
      ).first?.integer(0)
      guard let batch, batch > 0 else { break }
      erased += batch
    }
    if erased > 0 { await reclaim() }
    return erased
  }

  /// The digest, or `nil`.
  public func digest(for conversation: String) async throws(StoreError) -> TokenDigest? {
    try await rows(.digest, [Self.key(conversation)]).first?.bytes(0)
      .flatMap { TokenDigest(bytes: Array($0)) }
  }

  /// Keeps a digest.
  public func keep(_ digest: TokenDigest, for conversation: String) async throws(StoreError) {
    _ = try await rows(.keep, [Self.key(conversation), .bytes(Data(digest.bytes))])
  }

  /// Forgets a digest.
  public func forget(_ conversation: String) async throws(StoreError) {
    _ = try await rows(.forget, [Self.key(conversation)])
  }

  /// Closes the connections; others are opened when something is asked.
  public func close() async {
    await pool.close()
  }

  /// Lets the server use the room of erased rows again; it does so by itself if this is refused.
  private func reclaim() async {
    _ = try? await pool.with { connection in
      try await connection.execute("SET statement_timeout = 0")
      try await connection.execute(
        "VACUUM guichet_conversation, guichet_turn, guichet_token")
      try await connection.execute("SET statement_timeout = '5s'")
    }
  }

  private func rows(
    _ statement: PostgreSQLStatement, _ parameters: [PostgreSQLParameter] = []
  ) async throws(StoreError) -> [PostgreSQLRow] {
    try await trying { connection, _ in try await connection.run(statement, parameters) }
  }

  /// Does some work, again when it failed for a reason that passes.
  ///
  /// - Parameter work: The work, and whether an earlier try of it may have taken place.
  /// - Returns: What the work returns.
  /// - Throws: ``StoreError/unavailable(_:)`` when it fails for good.
  private func trying<Value: Sendable>(
    _ work: @Sendable @escaping (PostgreSQLConnection, Bool) async throws -> Value
  ) async throws(StoreError) -> Value {
    var attempt = 0
    while true {
      let isRepeated = attempt > 0
      do {
        return try await pool.with { try await work($0, isRepeated) }
      } catch {
        attempt += 1
        guard attempt < Self.attempts, (error as? PostgreSQLError)?.isWorthAnotherTry == true
        else { throw Self.unavailable(error) }
      }
    }
  }

  private static func reading<Value>(
    _ body: () throws -> Value
  ) throws(StoreError) -> Value {
    do {
      return try body()
    } catch {
      throw unavailable(error)
    }
  }

  private static var unreadable: StoreError {
    .unavailable("une conversation conservée dans PostgreSQL est incomplète")
  }

  /// What failed, without the values that were being written.
  private static func unavailable(_ error: any Error) -> StoreError {
    switch error {
    case let error as StoreError: error
    case let error as PostgreSQLError:
      .unavailable("PostgreSQL\(error.state.map { " \($0)" } ?? "") : \(error.message)")
    case let error as PostgreSQLSchema.Newer:
      .unavailable(
        "les tables de PostgreSQL viennent d'une version plus récente (schéma \(error.number), "
          + "cette version lit le schéma \(error.known))")
    default: .unavailable("\(type(of: error))")
    }
  }

  /// Ids are kept as bytes, so that no two are taken for one.
  private static func key(_ text: String) -> PostgreSQLParameter { .bytes(Data(text.utf8)) }

  private static func receipt() -> Data {
    var generator = SystemRandomNumberGenerator()
    return Data((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
#endif

import Foundation
import GRDB
public import GuichetCore
public import GuichetDialogue
public import GuichetStore

/// Keeps conversations and their tokens in one SQLite file.
///
/// A turn that was committed outlives a power cut (write-ahead log, `synchronous=FULL`); what is erased is
/// overwritten (`secure_delete`) and leaves the log. Turns that arrive while one is being written share
/// the next commit, and so one write to disk.
public final class SQLiteStore: ConversationListing, ConversationPurging, TokenStore {
  /// Conversations that one commit of ``purge(before:)`` erases, so that turns need not wait long.
  private static let purgedAtOnce = 500

  private let pool: DatabasePool
  private let writer: GroupedWriter

  /// Opens the file, and makes it when there is none.
  ///
  /// - Parameter path: The file; its directory must exist.
  /// - Throws: ``StoreError/unavailable(_:)`` when it cannot be opened, is no such file, or was written
  ///   by a newer version.
  public init(path: String) throws(StoreError) {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
      pool = try DatabasePool(path: path, configuration: configuration)
      // After the log was set up, which lowers it; there is one connection that writes.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      let migrator = Schema.migrator
      guard try !pool.read(migrator.hasBeenSuperseded) else {
        throw StoreError.unavailable("le fichier \(path) vient d'une version plus récente")
      }
      try Self.migrate(pool, by: migrator)
      // What was erased before the last stop and stayed in the log goes now.
      _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
      writer = GroupedWriter(pool: pool)
    } catch let error as StoreError {
      throw error
    } catch {
      throw .unavailable("le fichier \(path) ne s'ouvre pas : \(Self.reason(error))")
    }
  }

  /// Migrates; a server that starts at the same time can come first at each step.
  private static func migrate(_ pool: DatabasePool, by migrator: DatabaseMigrator) throws {
    for _ in migrator.migrations {
      do {
        return try migrator.migrate(pool)
      } catch is DatabaseError {}
    }
    try migrator.migrate(pool)
  }

  /// The conversation, or `nil`.
  public func conversation(_ id: String) async throws(StoreError) -> StoredConversation? {
    try await Self.guarded {
      try await self.pool.read { db in
        guard
          let row = try Row.fetchOne(
            db, sql: "SELECT version, state FROM conversation WHERE id = ?",
            arguments: [Self.key(id)])
        else { return nil }
        let turns = try Data.fetchAll(
          db, sql: "SELECT record FROM turn WHERE conversation = ? ORDER BY number",
          arguments: [Self.key(id)])
        return StoredConversation(
          state: try StoredCoding.state(row["state"]), version: row["version"],
          turns: try turns.map(StoredCoding.record))
      }
    }
  }

  /// Where the conversation stands, whatever its length.
  public func head(
    of id: String, messageID: String?
  ) async throws(StoreError) -> ConversationHead? {
    try await Self.guarded {
      try await self.pool.read { db in
        guard
          let row = try Row.fetchOne(
            db, sql: "SELECT version, state FROM conversation WHERE id = ?",
            arguments: [Self.key(id)])
        else { return nil }
        let earlier = try messageID.flatMap { messageID in
          try Data.fetchOne(
            db, sql: "SELECT record FROM turn WHERE conversation = ? AND message = ?",
            arguments: [Self.key(id), Self.key(messageID)])
        }
        return ConversationHead(
          state: try StoredCoding.state(row["state"]), version: row["version"],
          earlier: try earlier.map(StoredCoding.record))
      }
    }
  }

  /// The ids of all conversations, in the order in which they began.
  public func conversationIDs() async throws(StoreError) -> [String] {
    try await Self.guarded {
      try await self.pool.read { db in
        try Data.fetchAll(db, sql: "SELECT id FROM conversation ORDER BY rowid")
      }.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Applies one turn if the version is the expected one.
  public func append(
    _ record: TurnRecord, state: ConversationState, to id: String, expecting version: Int
  ) async throws(StoreError) {
    let key = Self.key(id)
    let isApplied: Bool = try await Self.guarded {
      let state = try StoredCoding.bytes(state)
      let bytes = try StoredCoding.bytes(record)
      return try await self.writer.write { db in
        let current =
          try Int.fetchOne(
            db, sql: "SELECT version FROM conversation WHERE id = ?", arguments: [key]) ?? 0
        guard current == version else { return false }
        try db.execute(
          sql: """
            INSERT INTO conversation (id, version, state, last_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
              version = excluded.version, state = excluded.state, last_at = excluded.last_at
            """,
          arguments: [key, version + 1, state, record.at.seconds])
        try db.execute(
          sql: "INSERT INTO turn (conversation, number, message, record) VALUES (?, ?, ?, ?)",
          arguments: [key, version, record.messageID.map(Self.key), bytes])
        return true
      }
    }
    if !isApplied { throw .versionConflict }
  }

  /// Erases a conversation, its turns and its token, from the file and from its log.
  public func erase(_ id: String) async throws(StoreError) -> Bool {
    let key = Self.key(id)
    let erased: Bool = try await Self.guarded {
      try await self.writer.write { db in
        try Self.erase(key, in: db)
        return db.changesCount > 0
      }
    }
    if erased { await emptyLog() }
    return erased
  }

  /// Erases the conversations whose last turn is older than a moment.
  ///
  /// - Parameter moment: The moment.
  /// - Returns: How many were erased.
  /// - Throws: ``StoreError/unavailable(_:)`` when not all could be; asking again goes on.
  public func purge(before moment: Timestamp) async throws(StoreError) -> Int {
    var erased = 0
    while true {
      let batch: Int = try await Self.guarded {
        try await self.writer.write { db in
          let keys = try Data.fetchAll(
            db, sql: "SELECT id FROM conversation WHERE last_at < ? LIMIT ?",
            arguments: [moment.seconds, Self.purgedAtOnce])
          for key in keys { try Self.erase(key, in: db) }
          return keys.count
        }
      }
      erased += batch
      if batch < Self.purgedAtOnce { break }
    }
    if erased > 0 { await emptyLog() }
    return erased
  }

  private static func erase(_ key: Data, in db: Database) throws {
    try db.execute(sql: "DELETE FROM turn WHERE conversation = ?", arguments: [key])
    try db.execute(sql: "DELETE FROM token WHERE conversation = ?", arguments: [key])
    try db.execute(sql: "DELETE FROM conversation WHERE id = ?", arguments: [key])
  }

  /// The digest, or `nil`.
  public func digest(for conversation: String) async throws(StoreError) -> TokenDigest? {
    try await Self.guarded {
      try await self.pool.read { db in
        try Data.fetchOne(
          db, sql: "SELECT digest FROM token WHERE conversation = ?",
          arguments: [Self.key(conversation)])
      }.flatMap { TokenDigest(bytes: Array($0)) }
    }
  }

  /// Keeps a digest.
  public func keep(_ digest: TokenDigest, for conversation: String) async throws(StoreError) {
    let key = Self.key(conversation)
    let bytes = Data(digest.bytes)
    _ = try await Self.guarded {
      try await self.writer.write { db in
        try db.execute(
          sql: """
            INSERT INTO token (conversation, digest) VALUES (?, ?)
            ON CONFLICT (conversation) DO UPDATE SET digest = excluded.digest
            """, arguments: [key, bytes])
      }
    }
  }

  /// Forgets a digest.
  public func forget(_ conversation: String) async throws(StoreError) {
    let key = Self.key(conversation)
    _ = try await Self.guarded {
      try await self.writer.write { db in
        try db.execute(sql: "DELETE FROM token WHERE conversation = ?", arguments: [key])
      }
    }
  }

  /// What SQLite says of the promises above, by the names of its pragmas.
  package func durability() throws -> [String: String] {
    try pool.writeWithoutTransaction { db in
      var settings: [String: String] = [:]
      for name in ["journal_mode", "synchronous", "secure_delete"] {
        settings[name] = try String.fetchOne(db, sql: "PRAGMA \(name)")
      }
      return settings
    }
  }

  /// Closes the file; nothing can be kept afterwards.
  public func close() throws {
    try pool.close()
  }

  /// Writes the log into the file and cuts it to nothing, so that what was erased is nowhere; readers
  /// under way can put it off to the next time.
  private func emptyLog() async {
    _ = try? await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
  }

  /// Ids are kept as bytes, so that no two are taken for one.
  private static func key(_ id: String) -> Data { Data(id.utf8) }

  private static func guarded<Value: Sendable>(
    _ work: @Sendable () async throws -> Value
  ) async throws(StoreError) -> Value {
    do {
      return try await work()
    } catch let error as StoreError {
      throw error
    } catch {
      throw .unavailable(reason(error))
    }
  }

  /// What failed, without the values that were being written.
  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DatabaseError else { return "\(type(of: error))" }
    return "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")"
  }
}

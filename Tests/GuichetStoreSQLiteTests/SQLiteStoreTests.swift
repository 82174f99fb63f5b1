import Foundation
import GRDB
import GuichetCore
import GuichetDialogue
import GuichetStore
import GuichetStoreSQLite
import GuichetTestKit
import Testing

/// A directory of its own for each test.
private final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "guichet-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.appending(path: "guichet.sqlite").path }

  /// Every byte of the database, its log included.
  func bytes() throws -> Data {
    try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
      .reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
  }
}

@Suite struct SQLiteStoreTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func fill(_ store: SQLiteStore, _ id: String, turns: Int = 1) async throws {
    for number in 0..<turns {
      try await store.append(
        ConversationStoreContract.record(number), state: ConversationStoreContract.state(number),
        to: id, expecting: number)
    }
  }

  @Test(arguments: ConversationStoreContract.Check.allCases)
  func keepsToTheContract(check: ConversationStoreContract.Check) async throws {
    let path = folder.path
    try await ConversationStoreContract { try SQLiteStore(path: path) }.run(check)
  }

  @Test func whatIsKeptIsThereAfterTheFileIsOpenedAgain() async throws {
    let digest = try #require(TokenDigest(bytes: Array(repeating: 7, count: 32)))
    let first = try SQLiteStore(path: folder.path)
    try await fill(first, "c", turns: 3)
    try await first.keep(digest, for: "c")
    let kept = try await first.conversation("c")
    try first.close()
    let again = try SQLiteStore(path: folder.path)
    #expect(try await again.conversation("c") == kept)
    #expect(try await again.digest(for: "c") == digest)
    #expect(try await again.digest(for: "d") == nil)
    try await again.forget("c")
    #expect(try await again.digest(for: "c") == nil)
  }

  @Test func conversationsAreListedAsTheyBegan() async throws {
    let store = try SQLiteStore(path: folder.path)
    for id in ["z", "é", "a"] { try await fill(store, id, turns: 2) }
    #expect(try await store.conversationIDs() == ["z", "é", "a"])
  }

  @Test func aCommitIsOnDiskBeforeItIsAnswered() throws {
    let store = try SQLiteStore(path: folder.path)
    let settings = try store.durability()
    #expect(settings == ["journal_mode": "wal", "synchronous": "2", "secure_delete": "1"])
  }

  @Test func whatIsErasedIsNowhereInTheFiles() async throws {
    let store = try SQLiteStore(path: folder.path)
    try await fill(store, "c", turns: 20)
    try await fill(store, "d")
    let mark = Data("message 17".utf8)
    #expect(try folder.bytes().range(of: mark) != nil)
    #expect(try await store.erase("c"))
    #expect(try folder.bytes().range(of: mark) == nil)
    #expect(try await store.conversation("d") != nil)
  }

  @Test func oldConversationsArePurgedForGood() async throws {
    let store = try SQLiteStore(path: folder.path)
    let digest = try #require(TokenDigest(bytes: Array(repeating: 7, count: 32)))
    try await fill(store, "ancienne", turns: 2)
    try await store.keep(digest, for: "ancienne")
    try await fill(store, "new", turns: 9)
    #expect(try await store.purge(before: Timestamp(seconds: 1_008)) == 1)
    #expect(try await store.conversation("ancienne") == nil)
    #expect(try await store.digest(for: "ancienne") == nil)
    #expect(try await store.conversation("new")?.version == 9)
    #expect(try folder.bytes().range(of: Data("ancienne".utf8)) == nil)
    #expect(try await store.purge(before: Timestamp(seconds: 1_008)) == 0)
  }

  @Test func manyWritersAtOnceAllArrive() async throws {
    let store = try SQLiteStore(path: folder.path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<64 {
        group.addTask {
          for number in 0..<5 {
            try await store.append(
              ConversationStoreContract.record(number),
              state: ConversationStoreContract.state(number), to: "c\(index)", expecting: number)
          }
        }
      }
      try await group.waitForAll()
    }
    for index in 0..<64 { #expect(try await store.conversation("c\(index)")?.version == 5) }
  }

  @Test func aNewerStateIsAnErrorThatNamesItself() async throws {
    let store = try SQLiteStore(path: folder.path)
    try await fill(store, "c")
    try change(
      """
      UPDATE conversation
      SET state = CAST(replace(CAST(state AS TEXT), '"format":1', '"format":99') AS BLOB)
      """)
    let error = await #expect(throws: StoreError.self) { try await store.conversation("c") }
    #expect(
      error == .unavailable("une conversation est au format 99, cette version lit le format 1"))
  }

  @Test func aStateThatCannotBeReadIsAnErrorAndNoNewBeginning() async throws {
    let store = try SQLiteStore(path: folder.path)
    try await fill(store, "c")
    try change("UPDATE conversation SET state = x'00'")
    let error = await #expect(throws: StoreError.self) { try await store.conversation("c") }
    #expect(
      error == .unavailable("une conversation conservée ne se lit pas (ConversationState)"))
  }

  @Test func aFileOfANewerVersionIsRefused() throws {
    _ = try SQLiteStore(path: folder.path)
    try change("INSERT INTO grdb_migrations (identifier) VALUES ('later')")
    let error = #expect(throws: StoreError.self) { try SQLiteStore(path: folder.path) }
    #expect(error.map { "\($0)".contains("version plus récente") } == true)
  }

  @Test func aFileOfAnEarlierVersionKeepsItsMessageIDs() async throws {
    try await fill(try SQLiteStore(path: folder.path), "c", turns: 3)
    try change(
      """
      DROP INDEX turn_by_message;
      ALTER TABLE turn DROP COLUMN message;
      DELETE FROM grdb_migrations WHERE identifier = 'message ids';
      """)
    let store = try SQLiteStore(path: folder.path)
    #expect(
      try await store.head(of: "c", messageID: "m2")?.earlier == ConversationStoreContract.record(2)
    )
  }

  @Test func serversThatStartTogetherMakeTheTablesOnce() async throws {
    let path = folder.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<8 {
        group.addTask {
          let store = try SQLiteStore(path: path)
          try await store.append(
            ConversationStoreContract.record(0), state: ConversationStoreContract.state(0),
            to: "c\(index)", expecting: 0)
        }
      }
      try await group.waitForAll()
    }
    #expect(try await SQLiteStore(path: path).conversationIDs().count == 8)
  }

  @Test func whatIsNoDatabaseIsRefused() throws {
    try Data("une lettre, pas une base de données".utf8).write(to: URL(filePath: folder.path))
    #expect(throws: StoreError.self) { try SQLiteStore(path: folder.path) }
    #expect(throws: StoreError.self) { try SQLiteStore(path: "/nulle/part/guichet.sqlite") }
  }

  private func change(_ sql: String) throws {
    try DatabaseQueue(path: folder.path).write { try $0.execute(sql: sql) }
  }
}

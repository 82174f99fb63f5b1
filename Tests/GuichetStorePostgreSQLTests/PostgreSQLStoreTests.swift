#if PostgreSQL
import Foundation
import GuichetCore
import GuichetStore
import GuichetTestKit
import Testing

@testable import GuichetStorePostgreSQL

@Suite(.enabled(if: PostgreSQLTestDatabase.server != nil, "scripts/postgres.sh with swift test"))
struct PostgreSQLStoreTests {
  @Test(arguments: ConversationStoreContract.Check.allCases)
  func keepsToTheContract(check: ConversationStoreContract.Check) async throws {
    try await PostgreSQLTestDatabase.with { database in
      try await ConversationStoreContract {
        try await PostgreSQLStore(url: database.url, connections: 4)
      }.run(check)
    }
  }

  @Test func whatIsKeptIsThereForAnotherServer() async throws {
    try await PostgreSQLTestDatabase.with { database in
      let digest = try #require(TokenDigest(bytes: Array(repeating: 7, count: 32)))
      let one = try await PostgreSQLStore(url: database.url, connections: 2)
      try await fill(one, "c", turns: 3)
      try await one.keep(digest, for: "c")
      let other = try await PostgreSQLStore(url: database.url, connections: 2)
      #expect(try await other.conversation("c") == one.conversation("c"))
      #expect(try await other.digest(for: "c") == digest)
      #expect(try await other.digest(for: "d") == nil)
      try await other.forget("c")
      #expect(try await one.digest(for: "c") == nil)
    }
  }

  @Test func serversThatStartTogetherMakeTheTablesOnce() async throws {
    try await PostgreSQLTestDatabase.with { database in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<8 {
          group.addTask {
            let store = try await PostgreSQLStore(url: database.url, connections: 1)
            try await fill(store, "c\(index)")
          }
        }
        try await group.waitForAll()
      }
      #expect(try await database.number("SELECT count(*) FROM guichet_migration") == 1)
      #expect(try await database.number("SELECT count(*) FROM guichet_conversation") == 8)
    }
  }

  @Test func tablesOfANewerVersionAreRefused() async throws {
    try await PostgreSQLTestDatabase.with { database in
      _ = try await PostgreSQLStore(url: database.url, connections: 1)
      try await database.execute("INSERT INTO guichet_migration (number) VALUES (99)")
      let error = await #expect(throws: StoreError.self) {
        try await PostgreSQLStore(url: database.url, connections: 1)
      }
      #expect(
        error
          == .unavailable(
            "les tables de PostgreSQL viennent d'une version plus récente (schéma 99, cette version "
              + "lit le schéma 1)"))
    }
  }

  @Test func aStateThatCannotBeReadIsAnErrorAndNoNewBeginning() async throws {
    try await PostgreSQLTestDatabase.with { database in
      let store = try await PostgreSQLStore(url: database.url, connections: 1)
      try await fill(store, "c", turns: 2)
      try await database.execute(
        """
        UPDATE guichet_conversation SET state =
          convert_to(replace(convert_from(state, 'UTF8'), '"format":1', '"format":99'), 'UTF8')
        """)
      let newer = await #expect(throws: StoreError.self) {
        try await store.head(of: "c", messageID: nil)
      }
      #expect(
        newer == .unavailable("une conversation est au format 99, cette version lit le format 1"))
      try await database.execute("DELETE FROM guichet_turn WHERE number = 0")
      let incomplete = await #expect(throws: StoreError.self) { try await store.conversation("c") }
      #expect(
        incomplete == .unavailable("une conversation conservée dans PostgreSQL est incomplète"))
    }
  }

  @Test func aConnectionThatIsCutIsReplaced() async throws {
    try await PostgreSQLTestDatabase.with { database in
      let store = try await PostgreSQLStore(url: database.url, connections: 3)
      try await fill(store, "c")
      for number in 1..<6 {
        try await database.cut()
        try await store.append(
          ConversationStoreContract.record(number),
          state: ConversationStoreContract.state(number), to: "c", expecting: number)
      }
      #expect(try await store.conversation("c")?.version == 6)
    }
  }

  /// The server waits, after the commit, for a standby that there is not; then the connection is cut.
  @Test func aTurnWhoseAnswerIsLostIsAppliedOnce() async throws {
    try await PostgreSQLTestDatabase.with { database in
      try await fill(try await PostgreSQLStore(url: database.url, connections: 1), "c")
      let store = try await PostgreSQLStore(
        url: database.url(with: "%20-csynchronous_commit%3Don"), connections: 1)
      async let applied: Void = store.append(
        ConversationStoreContract.record(1), state: ConversationStoreContract.state(1), to: "c",
        expecting: 1)
      try await database.cut("wait_event = 'SyncRep'")
      try await applied
      #expect(try await store.conversation("c")?.version == 2)
      #expect(try await database.number("SELECT count(*) FROM guichet_turn") == 2)
    }
  }

  @Test func aTurnCutBeforeItsCommitIsAppliedOnce() async throws {
    try await PostgreSQLTestDatabase.with { database in
      let store = try await PostgreSQLStore(url: database.url, connections: 1)
      try await fill(store, "c")
      try await database.execute(
        """
        CREATE SEQUENCE tries;
        CREATE FUNCTION sleep_once() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('tries') = 1 THEN PERFORM pg_sleep(3); END IF;
          RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON guichet_turn DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION sleep_once()
        """)
      async let applied: Void = store.append(
        ConversationStoreContract.record(1), state: ConversationStoreContract.state(1), to: "c",
        expecting: 1)
      try await database.cut("wait_event = 'PgSleep'")
      try await applied
      #expect(try await store.conversation("c")?.version == 2)
    }
  }

  @Test func aRowThatStaysLockedIsAnErrorInTime() async throws {
    try await PostgreSQLTestDatabase.with { database in
      let store = try await PostgreSQLStore(url: database.url, connections: 2)
      try await fill(store, "c")
      let holder = PostgreSQLConnection(address: try PostgreSQLAddress(database.url))
      try await holder.open()
      try await holder.execute("BEGIN; SELECT 1 FROM guichet_conversation FOR UPDATE")
      let start = ContinuousClock.now
      let error = await #expect(throws: StoreError.self) {
        try await store.append(
          ConversationStoreContract.record(1), state: ConversationStoreContract.state(1), to: "c",
          expecting: 1)
      }
      #expect(error.map { "\($0)".contains("55P03") } == true)
      #expect(ContinuousClock.now - start < .seconds(6))
      try await holder.execute("ROLLBACK")
      try await fill(store, "c", from: 1, turns: 2)
    }
  }

  @Test func manyWritersShareFewConnections() async throws {
    try await PostgreSQLTestDatabase.with { database in
      let store = try await PostgreSQLStore(url: database.url, connections: 4)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<64 {
          group.addTask { try await fill(store, "c\(index)", turns: 5) }
        }
        try await group.waitForAll()
      }
      for index in 0..<64 { #expect(try await store.conversation("c\(index)")?.version == 5) }
      let open = try await database.number(
        "SELECT count(DISTINCT pid) FROM pg_stat_activity WHERE application_name = '\(database.schema)'"
      )
      #expect(open.map { $0 <= 5 } == true)
    }
  }

  @Test func oldConversationsArePurgedWithTheirTokens() async throws {
    try await PostgreSQLTestDatabase.with { database in
      let store = try await PostgreSQLStore(url: database.url, connections: 2)
      let digest = try #require(TokenDigest(bytes: Array(repeating: 7, count: 32)))
      try await fill(store, "old", turns: 2)
      try await store.keep(digest, for: "old")
      try await fill(store, "new", turns: 9)
      #expect(try await store.purge(before: Timestamp(seconds: 1_008)) == 1)
      #expect(try await store.conversationIDs() == ["new"])
      #expect(try await store.digest(for: "old") == nil)
      #expect(try await database.number("SELECT count(*) FROM guichet_turn") == 9)
      #expect(try await store.purge(before: Timestamp(seconds: 1_008)) == 0)
    }
  }

  @Test(arguments: ["postgres://u:motsecret@[h/d", "postgres://u:motsecret@h/d?rien=1"])
  func anAddressThatCannotBeReadIsToldWithoutItsPassword(url: String) async {
    let error = await #expect(throws: StoreError.self) { try await PostgreSQLStore(url: url) }
    #expect(error.map { "\($0)".contains("postgres://u:•••@") } == true)
    #expect(error.map { "\($0)".contains("motsecret") } == false)
  }

  @Test func aWrongPasswordIsToldWithoutIt() async throws {
    let server = try #require(PostgreSQLTestDatabase.server)
    let url = server.replacing(/:[^:@]+@/, with: ":motsecret@")
    let error = await #expect(throws: StoreError.self) { try await PostgreSQLStore(url: url) }
    #expect(error.map { "\($0)".contains("guichet") } == true)
    #expect(error.map { "\($0)".contains("motsecret") } == false)
  }
}

/// Appends turns to a conversation.
private func fill(
  _ store: PostgreSQLStore, _ id: String, from first: Int = 0, turns: Int = 1
) async throws {
  for number in first..<turns {
    try await store.append(
      ConversationStoreContract.record(number), state: ConversationStoreContract.state(number),
      to: id, expecting: number)
  }
}
#endif

#if PostgreSQL
/// The tables, as numbered migrations: in order, never edited once released.
enum PostgreSQLSchema {
  /// The key of the lock that servers which start together take turns with.
  private static let lock = 7_310_579_626_917_225_579

  private static let migrations = [
    // Ids are bytes, so that no collation takes two for one. `last_day` is indexed in place of
    // `last_at`, so that most turns change no index. A message id is indexed by its digest: an
    // entry of an index holds 2704 bytes at most.
    """
    CREATE TABLE guichet_conversation (
      id bytea PRIMARY KEY,
      version bigint NOT NULL,
      state bytea NOT NULL,
      began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      last_at bigint NOT NULL,
      last_day bigint NOT NULL
    ) WITH (fillfactor = 70);
    CREATE INDEX guichet_conversation_by_age ON guichet_conversation (last_day);
    CREATE TABLE guichet_turn (
      conversation bytea NOT NULL REFERENCES guichet_conversation (id) ON DELETE CASCADE,
      number bigint NOT NULL,
      message bytea,
      receipt bytea NOT NULL,
      record bytea NOT NULL,
      PRIMARY KEY (conversation, number)
    );
    CREATE UNIQUE INDEX guichet_turn_by_message ON guichet_turn (conversation, message)
      WHERE message IS NOT NULL;
    CREATE TABLE guichet_token (
      conversation bytea PRIMARY KEY,
      digest bytea NOT NULL
    );
    """
  ]

  /// The schema is of a newer version of the program.
  struct Newer: Error {
    var number: Int
    var known: Int
  }

  /// Brings the tables to this version, one server at a time.
  static func migrate(_ connection: isolated PostgreSQLConnection) throws {
    try connection.execute("BEGIN")
    do {
      _ = try connection.run(
        PostgreSQLStatement(name: "lock", sql: "SELECT pg_advisory_xact_lock($1)"),
        [.integer(Int64(lock))])
      let found = try current(connection)
      guard found <= migrations.count else {
        throw Newer(number: found, known: migrations.count)
      }
      for (index, migration) in migrations.enumerated() where index >= found {
        try connection.execute(migration)
        try connection.execute("INSERT INTO guichet_migration (number) VALUES (\(index + 1))")
      }
      try connection.execute("COMMIT")
    } catch {
      _ = try? connection.execute("ROLLBACK")
      throw error
    }
  }

  /// The number of the last migration applied, 0 for an empty database.
  private static func current(_ connection: isolated PostgreSQLConnection) throws -> Int {
    let exists = try connection.run(
      PostgreSQLStatement(
        name: "schema exists",
        sql: "SELECT CASE WHEN to_regclass('guichet_migration') IS NULL THEN 0 ELSE 1 END::bigint"))
    guard exists.first?.integer(0) == 1 else {
      try connection.execute(
        """
        CREATE TABLE guichet_migration (
          number bigint PRIMARY KEY,
          applied_at timestamptz NOT NULL DEFAULT now()
        )
        """)
      return 0
    }
    return try connection.run(
      PostgreSQLStatement(
        name: "schema", sql: "SELECT coalesce(max(number), 0)::bigint FROM guichet_migration")
    ).first?.integer(0) ?? 0
  }
}
#endif

import GRDB

/// The tables, as named migrations: in order, never edited once released.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("conversations") { db in
      try db.execute(
        sql: """
          CREATE TABLE conversation (
            id BLOB PRIMARY KEY NOT NULL,
            version INTEGER NOT NULL,
            state BLOB NOT NULL,
            last_at INTEGER NOT NULL
          ) STRICT;
          CREATE INDEX conversation_by_age ON conversation (last_at);
          CREATE TABLE turn (
            conversation BLOB NOT NULL REFERENCES conversation (id),
            number INTEGER NOT NULL,
            record BLOB NOT NULL,
            PRIMARY KEY (conversation, number)
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE token (
            conversation BLOB PRIMARY KEY NOT NULL,
            digest BLOB NOT NULL
          ) STRICT, WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("message ids") { db in
      try db.execute(
        sql: """
          ALTER TABLE turn ADD COLUMN message BLOB;
          UPDATE turn SET message =
            CAST(json_extract(CAST(record AS TEXT), '$.messageID') AS BLOB);
          CREATE INDEX turn_by_message ON turn (conversation, message)
            WHERE message IS NOT NULL;
          """)
    }
    return migrator
  }
}

#if PostgreSQL
/// What the store asks the server; each is one statement, and so one transaction.
extension PostgreSQLStatement {
  static let head = Self(
    name: "head",
    sql: """
      SELECT c.version, c.state, t.record
      FROM guichet_conversation c
      LEFT JOIN guichet_turn t ON t.conversation = c.id AND t.message = sha256($2)
      WHERE c.id = $1
      """)

  static let conversation = Self(
    name: "conversation", sql: "SELECT version, state FROM guichet_conversation WHERE id = $1")

  static let turns = Self(
    name: "turns",
    sql: """
      SELECT record FROM guichet_turn WHERE conversation = $1 AND number < $2 ORDER BY number
      """)

  static let ids = Self(
    name: "ids", sql: "SELECT id FROM guichet_conversation ORDER BY began_at, id")

  /// The first turn; nothing when the conversation has begun.
  static let begin = Self(
    name: "begin",
    sql: """
      WITH applied AS (
        INSERT INTO guichet_conversation (id, version, state, last_at, last_day)
        VALUES ($1, $2::bigint + 1, $3, $4::bigint, $4::bigint / 86400)
        ON CONFLICT (id) DO NOTHING
        RETURNING id)
      INSERT INTO guichet_turn (conversation, number, message, receipt, record)
      SELECT id, $2::bigint, sha256($5), $6, $7 FROM applied
      RETURNING number
      """)

  /// A later turn; nothing when another was applied in between, which this one waits for.
  static let advance = Self(
    name: "advance",
    sql: """
      WITH applied AS (
        UPDATE guichet_conversation
        SET version = $2::bigint + 1, state = $3, last_at = $4::bigint,
          last_day = $4::bigint / 86400
        WHERE id = $1 AND version = $2::bigint
        RETURNING id)
      INSERT INTO guichet_turn (conversation, number, message, receipt, record)
      SELECT id, $2::bigint, sha256($5), $6, $7 FROM applied
      RETURNING number
      """)

  /// What tells whose turn was applied at a place.
  static let receipt = Self(
    name: "receipt",
    sql: "SELECT receipt FROM guichet_turn WHERE conversation = $1 AND number = $2")

  static let erase = Self(
    name: "erase",
    sql: """
      WITH erased AS (DELETE FROM guichet_conversation WHERE id = $1 RETURNING id),
        tokens AS (DELETE FROM guichet_token WHERE conversation = $1)
      SELECT count(*) FROM erased
      """)

  static let purge = Self(
    name: "purge",
    sql: """
      WITH old AS (
          SELECT id FROM guichet_conversation
          WHERE last_day <= $1::bigint / 86400 AND last_at < $1::bigint
          LIMIT $2 FOR UPDATE SKIP LOCKED),
        erased AS (
          DELETE FROM guichet_conversation WHERE id IN (SELECT id FROM old) RETURNING id),
        tokens AS (DELETE FROM guichet_token WHERE conversation IN (SELECT id FROM erased))
      SELECT count(*) FROM erased
      """)

  static let digest = Self(
    name: "digest", sql: "SELECT digest FROM guichet_token WHERE conversation = $1")

  static let keep = Self(
    name: "keep",
    sql: """
      INSERT INTO guichet_token (conversation, digest) VALUES ($1, $2)
      ON CONFLICT (conversation) DO UPDATE SET digest = excluded.digest
      """)

  static let forget = Self(
    name: "forget", sql: "DELETE FROM guichet_token WHERE conversation = $1")
}
#endif

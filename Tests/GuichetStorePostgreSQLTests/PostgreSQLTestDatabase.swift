#if PostgreSQL
import Foundation
import GuichetStore

@testable import GuichetStorePostgreSQL

/// Tables of its own for each test, in a schema of the server that `scripts/postgres.sh` runs.
struct PostgreSQLTestDatabase: Sendable {
  /// The server's URL; the tests are skipped without one.
  static let server = ProcessInfo.processInfo.environment["GUICHET_TEST_POSTGRES"]

  let schema = "test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"

  /// A URL that leads to the schema, with whose name its connections call themselves.
  var url: String { url(with: "") }

  /// The same with other options of the session.
  func url(with options: String) -> String {
    "\(Self.server ?? "")&application_name=\(schema)"
      + "&options=-csearch_path%3D\(schema)\(options)"
  }

  /// Makes the schema, runs a test, and drops the schema.
  static func with(
    _ test: @Sendable (PostgreSQLTestDatabase) async throws -> Void
  ) async throws {
    let database = PostgreSQLTestDatabase()
    try await database.execute("CREATE SCHEMA \(database.schema)")
    do {
      try await test(database)
    } catch {
      try await database.drop()
      throw error
    }
    try await database.drop()
  }

  /// Runs statements beside the store.
  @discardableResult
  func execute(_ sql: String) async throws -> [PostgreSQLRow] {
    let connection = PostgreSQLConnection(address: try PostgreSQLAddress(url))
    try await connection.open()
    return try await connection.execute(sql)
  }

  /// The number in the only row of a query, as text.
  func number(_ sql: String) async throws -> Int? {
    try await execute(sql).first?.bytes(0).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }

  /// Cuts the connections of the schema that meet a condition, beside this one, once there are any.
  func cut(_ condition: String = "true") async throws {
    let cut = """
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE application_name = '\(schema)' AND pid <> pg_backend_pid() AND \(condition)
      """
    while try await number(cut) == 0 { try await Task.sleep(for: .milliseconds(20)) }
  }

  private func drop() async throws { try await execute("DROP SCHEMA \(schema) CASCADE") }
}
#endif

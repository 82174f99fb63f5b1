#if PostgreSQL
import CPostgres
import Foundation
import GuichetStore

/// One connection to a server; its calls block, on a thread of its own.
actor PostgreSQLConnection {
  /// How long an answer may take altogether; the server's own limit comes first while it lives.
  private static let answerLimit = Duration.seconds(8)

  /// What each connection begins with.
  ///
  /// The store counts on a statement that waited for a row seeing what was committed to it (read
  /// committed), and on a commit being on disk when it is told.
  private static let settings = """
    SET statement_timeout = '5s';
    SET lock_timeout = '3s';
    SET idle_in_transaction_session_timeout = '10s';
    SET default_transaction_isolation = 'read committed';
    SELECT set_config('synchronous_commit', 'on', false)
      WHERE current_setting('synchronous_commit') = 'off'
    """

  /// The library's connection, freed when connecting failed too.
  private final class Handle {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { PQfinish(pointer) }
  }

  private let executor = BlockingExecutor()
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  private let address: PostgreSQLAddress
  private var handle: Handle?
  private var prepared: Set<String> = []

  init(address: PostgreSQLAddress) {
    self.address = address
  }

  /// Connects, in at most five seconds a server of the address.
  func open() throws(PostgreSQLError) {
    let options = [
      ("connect_timeout", "5"), ("tcp_user_timeout", "8000"), ("keepalives_idle", "30"),
      ("application_name", "guichet"), ("target_session_attrs", "read-write"),
      // The last value of a keyword holds: the address can say otherwise of all the above.
      ("dbname", address.url), ("client_encoding", "UTF8"),
    ]
    let pointer = Self.withCStrings(options.map(\.0)) { keywords in
      Self.withCStrings(options.map(\.1)) { values in PQconnectdbParams(keywords, values, 1) }
    }
    guard let pointer else {
      throw PostgreSQLError(message: "mémoire insuffisante", isConnectionLost: true)
    }
    handle = Handle(pointer)
    guard PQstatus(pointer) == CONNECTION_OK else { throw lost(pointer) }
    // What the server remarks would go to standard error.
    PQsetNoticeProcessor(pointer, { _, _ in }, nil)
    try execute(Self.settings)
  }

  /// Runs statements without parameters.
  @discardableResult
  func execute(_ sql: String) throws(PostgreSQLError) -> [PostgreSQLRow] {
    try exchange { PQsendQuery($0, sql) }
  }

  /// Runs a statement, prepared before on this connection or now.
  func run(
    _ statement: PostgreSQLStatement, _ parameters: [PostgreSQLParameter] = []
  ) throws(PostgreSQLError) -> [PostgreSQLRow] {
    if !prepared.contains(statement.name) {
      try exchange { PQsendPrepare($0, statement.name, statement.sql, 0, nil) }
      prepared.insert(statement.name)
    }
    let values = parameters.map(\.binary)
    let lengths = values.map { Int32($0?.count ?? 0) }
    let formats = values.map { _ in Int32(1) }
    return try exchange { connection in
      Self.withPointers(values[...], []) { pointers in
        PQsendQueryPrepared(
          connection, statement.name, Int32(values.count), pointers, lengths, formats, 1)
      }
    }
  }

  /// Sends something, and waits for all of its answer.
  @discardableResult
  private func exchange(
    _ send: (OpaquePointer) -> Int32
  ) throws(PostgreSQLError) -> [PostgreSQLRow] {
    guard let pointer = handle?.pointer else {
      throw PostgreSQLError(message: "pas de connexion", isConnectionLost: true)
    }
    guard send(pointer) == 1 else { throw lost(pointer) }
    let deadline = ContinuousClock.now + Self.answerLimit
    var rows: [PostgreSQLRow] = []
    var failure: PostgreSQLError?
    while true {
      try wait(for: pointer, until: deadline)
      guard let result = PQgetResult(pointer) else { break }
      defer { PQclear(result) }
      switch PQresultStatus(result) {
      case PGRES_TUPLES_OK: rows = Self.rows(result)
      case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: rows = []
      default: failure = failure ?? error(of: result, on: pointer)
      }
    }
    if let failure { throw failure }
    return rows
  }

  /// Returns once the next result can be read without waiting.
  private func wait(
    for pointer: OpaquePointer, until deadline: ContinuousClock.Instant
  ) throws(PostgreSQLError) {
    while PQisBusy(pointer) == 1 {
      let left = (deadline - ContinuousClock.now) / .milliseconds(1)
      guard left > 0 else {
        throw PostgreSQLError(
          message: "le serveur ne répond plus depuis \(Self.answerLimit)", isConnectionLost: true)
      }
      var descriptor = pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0)
      _ = poll(&descriptor, 1, Int32(left.rounded(.up)))
      if descriptor.revents != 0, PQconsumeInput(pointer) == 0 { throw lost(pointer) }
    }
  }

  private func lost(_ pointer: OpaquePointer) -> PostgreSQLError {
    PostgreSQLError(
      message: text(PQerrorMessage(pointer)), isConnectionLost: true)
  }

  private func error(of result: OpaquePointer, on pointer: OpaquePointer) -> PostgreSQLError {
    let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
    let primary = PQresultErrorField(result, Int32(UInt8(ascii: "M"))) ?? PQerrorMessage(pointer)
    return PostgreSQLError(
      state: state, message: text(primary),
      isConnectionLost: PQstatus(pointer) != CONNECTION_OK
        || state.map(PostgreSQLError.losesConnection) != false)
  }

  /// A text of the library on one line, without passwords.
  private func text(_ pointer: UnsafePointer<CChar>?) -> String {
    let lines = pointer.map { String(cString: $0) }?.split(whereSeparator: \.isNewline) ?? []
    return address.hidingSecrets(in: lines.joined(separator: " "))
  }

  private static func rows(_ result: OpaquePointer) -> [PostgreSQLRow] {
    let columns = PQnfields(result)
    return (0..<PQntuples(result)).map { row in
      PostgreSQLRow(
        values: (0..<columns).map { column in
          guard PQgetisnull(result, row, column) == 0, let value = PQgetvalue(result, row, column)
          else { return nil }
          return Data(bytes: value, count: Int(PQgetlength(result, row, column)))
        })
    }
  }

  /// Lends texts as a C array of C strings that ends with a null pointer.
  private static func withCStrings<Value>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
  ) -> Value {
    withPointers((texts.map { Array($0.utf8) + [0] } + [nil])[...], [], body)
  }

  /// Lends arrays of bytes as a C array of pointers, null for `nil`.
  private static func withPointers<Value>(
    _ values: ArraySlice<[UInt8]?>, _ pointers: [UnsafePointer<CChar>?],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
  ) -> Value {
    guard let first = values.first else {
      return (pointers + [nil]).withUnsafeBufferPointer { buffer in
        // SAFETY: the array has at least one element.
        body(buffer.baseAddress.unsafelyUnwrapped)
      }
    }
    guard let first else { return withPointers(values.dropFirst(), pointers + [nil], body) }
    // An empty value is no NULL, and needs an address.
    return (first.isEmpty ? [0] : first).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        withPointers(values.dropFirst(), pointers + [$0.baseAddress], body)
      }
    }
  }
}
#endif

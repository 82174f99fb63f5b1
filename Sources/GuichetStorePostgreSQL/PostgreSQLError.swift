#if PostgreSQL
/// Why a statement or a connection failed.
///
/// The message is the server's primary one: details, which can hold values, are left out.
struct PostgreSQLError: Error {
  /// The five characters of SQLSTATE; `nil` when there was no answer.
  var state: String?
  /// What happened, in the server's or the library's words.
  var message: String
  /// Whether the connection can no longer be used.
  var isConnectionLost: Bool

  /// Whether asking again is likely to succeed: the connection was lost, or the server took back the
  /// statement because of another.
  ///
  /// See PostgreSQL's manual, appendix A: 40001 serialization_failure, 40P01 deadlock_detected.
  var isWorthAnotherTry: Bool {
    isConnectionLost || state == "40001" || state == "40P01"
  }

  /// States after which the server gives up the connection, or is one that cannot write any more:
  /// class 08, operator intervention (57P01 to 57P05), 25006 read_only_sql_transaction.
  static func losesConnection(_ state: String) -> Bool {
    state.hasPrefix("08") || state.hasPrefix("57P0") || state == "25006"
  }
}
#endif

#if PostgreSQL
import Foundation

/// A statement that each connection prepares once.
struct PostgreSQLStatement: Sendable {
  /// Its name on the connection.
  var name: String
  /// Its text, with `$1`, `$2`… for the parameters.
  var sql: String
}

/// A parameter of a statement.
enum PostgreSQLParameter: Sendable {
  /// `bytea`.
  case bytes(Data)
  /// `bigint`.
  case integer(Int64)
  /// `NULL`.
  case null

  /// The value in the binary format: bytes as they are, integers with the highest byte first.
  var binary: [UInt8]? {
    switch self {
    case .bytes(let data): Array(data)
    case .integer(let number): withUnsafeBytes(of: number.bigEndian) { Array($0) }
    case .null: nil
    }
  }
}

/// A row of a result in the binary format.
struct PostgreSQLRow: Sendable {
  /// The values, `nil` for `NULL`.
  var values: [Data?]

  /// A column of type `bytea`.
  func bytes(_ column: Int) -> Data? {
    values.indices.contains(column) ? values[column] : nil
  }

  /// A column of type `bigint`.
  func integer(_ column: Int) -> Int? {
    guard let bytes = bytes(column), bytes.count == 8 else { return nil }
    return bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
#endif

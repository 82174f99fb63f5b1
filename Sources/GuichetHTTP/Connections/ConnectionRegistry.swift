import NIOCore
import Synchronization

/// Every open connection, no more than a limit.
///
/// One too many is let in, and the one that has let the server wait longest is cut: clients that hold
/// connections open keep nobody out.
final class ConnectionRegistry: Sendable {
  private let most: Int
  private let records = Mutex<[ObjectIdentifier: ConnectionRecord]>([:])

  /// Creates a registry of at most that many connections.
  init(most: Int) {
    self.most = max(1, most)
  }

  /// The connections that are open.
  var count: Int { records.withLock { $0.count } }

  /// Lets a connection in.
  func add(_ record: ConnectionRecord) {
    let superfluous: ConnectionRecord? = records.withLock { records in
      records[ObjectIdentifier(record)] = record
      guard records.count > most else { return nil }
      var oldest: (since: UInt64, record: ConnectionRecord)?
      for other in records.values where other !== record {
        guard let since = other.waitingSince, since < oldest?.since ?? .max else { continue }
        oldest = (since, other)
      }
      let cut = oldest?.record ?? record
      records[ObjectIdentifier(cut)] = nil
      return cut
    }
    superfluous?.close()
  }

  /// Forgets a connection that is closed.
  func remove(_ record: ConnectionRecord) {
    records.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(record)) }
  }
}

import NIOCore
import Synchronization

/// One connection: since when it lets the server wait.
final class ConnectionRecord: Sendable {
  private static let busy = UInt64.max

  private let since: Atomic<UInt64>
  private let channel: any Channel

  /// A new connection, of which nothing was read yet.
  init(_ channel: any Channel, at now: NIODeadline) {
    self.channel = channel
    since = Atomic(now.uptimeNanoseconds)
  }

  /// When the server began to wait for a request, in nanoseconds; `nil` while it works on one.
  var waitingSince: UInt64? {
    let value = since.load(ordering: .relaxed)
    return value == Self.busy ? nil : value
  }

  /// Notes that a request came in whole.
  func work() { since.store(Self.busy, ordering: .relaxed) }

  /// Notes that the server waits again.
  func wait(since now: NIODeadline) { since.store(now.uptimeNanoseconds, ordering: .relaxed) }

  /// Cuts the connection.
  func close() { channel.close(promise: nil) }
}

/// A moment, in whole seconds since 1970-01-01T00:00:00Z; always a parameter, never read inside.
public struct Timestamp: Hashable, Codable, Comparable, Sendable {
  /// Seconds since the epoch.
  public var seconds: Int64

  /// Creates a moment.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// Orders by time.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }
}

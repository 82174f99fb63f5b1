/// How many requests are let through: so many a minute in the long run, and so many at once.
public struct RateLimit: Equatable, Sendable {
  /// Requests a minute in the long run; 0 limits nothing.
  public var perMinute: Int
  /// Requests let through at once after a quiet time.
  public var burst: Int

  /// Creates a limit.
  public init(perMinute: Int, burst: Int) {
    self.perMinute = perMinute
    self.burst = burst
  }

  /// No limit.
  public static let none = RateLimit(perMinute: 0, burst: 0)
}

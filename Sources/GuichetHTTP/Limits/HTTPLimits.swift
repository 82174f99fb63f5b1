/// How much the server accepts.
public struct HTTPLimits: Equatable, Sendable {
  /// The largest body, in bytes, beyond which the answer is 413; 64 KiB unless told.
  public var bodyBytes = 64 * 1024
  /// The largest body of a chat completion, which holds the whole conversation, in bytes; 1 MiB unless
  /// told.
  public var historyBytes = 1024 * 1024
  /// The largest request line and headers, in bytes, beyond which the answer is 400; 16 KiB unless told.
  public var headerBytes = 16 * 1024
  /// The most connections at once; 1,024 unless told.
  public var connections = 1024
  /// The requests of one client; 600 a minute, 120 at once unless told.
  public var client = RateLimit(perMinute: 600, burst: 120)
  /// The messages of one conversation; 60 a minute, 30 at once unless told.
  public var conversation = RateLimit(perMinute: 60, burst: 30)
  /// The proxies whose `X-Forwarded-For` is believed; this machine unless told.
  public var trustedProxies = AddressRange.loopback

  /// Creates the limits; each has a default.
  public init() {}
}

/// How long a client may take for each part of a request.
public struct ConnectionTimeouts: Equatable, Sendable {
  /// For the first request line and its headers, from the connection on; ten seconds unless told.
  public var head: Duration
  /// For the body, from its headers on; twenty seconds unless told.
  public var body: Duration
  /// For the next request on the same connection; a minute unless told.
  public var idle: Duration
  /// For reading an answer that does not fit the buffers; twenty seconds unless told.
  public var answer: Duration

  /// Creates timeouts; each has a default.
  public init(
    head: Duration = .seconds(10), body: Duration = .seconds(20), idle: Duration = .seconds(60),
    answer: Duration = .seconds(20)
  ) {
    self.head = head
    self.body = body
    self.idle = idle
    self.answer = answer
  }
}

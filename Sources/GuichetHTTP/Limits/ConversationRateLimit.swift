/// Refuses the messages of a conversation that gets too many, before anything is applied.
struct ConversationRateLimit: Sendable {
  let limiter: RateLimiter
  let metrics: ServerMetrics

  /// Counts one message.
  ///
  /// - Throws: ``Problem`` 429 when it comes too soon.
  func admit(_ conversation: String) throws {
    guard let seconds = limiter.secondsToWait(for: conversation) else { return }
    metrics.refused(by: "conversation")
    throw Problem.tooManyRequests(retryAfterSeconds: seconds)
  }
}

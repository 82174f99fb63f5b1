import GuichetStore

/// What every channel works with.
struct ChannelTools: Sendable {
  /// Applies turns.
  var service: ConversationService
  /// Reads bodies.
  var reader: BodyReader
  /// Refuses the messages of a conversation that come too fast.
  var limit: ConversationRateLimit
  /// The operator's key, for channels without tokens.
  var key: APIKey
  /// Counts turns.
  var metrics: ServerMetrics
}

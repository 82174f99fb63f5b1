import GuichetCore

/// What a completion says, before it is written whole or streamed.
struct ChatReply: Sendable {
  /// The completion's id, the same in every event of a stream.
  var id: String
  /// When it was made, in seconds since 1970.
  var created: Int64
  /// The model's id.
  var model: String
  /// The text.
  var text: String
  /// The turn behind the text; `nil` for a prompt that a front end sent for itself.
  var turn: Turn?
  /// How long both sides are.
  var usage: ChatUsage
}

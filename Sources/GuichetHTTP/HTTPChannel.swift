/// A way to talk to the bot over HTTP.
public enum HTTPChannel: String, CaseIterable, Sendable {
  /// The native API, `/v1/conversations`.
  case native
  /// The page at `/` and the widget, which use the native API.
  case page
  /// Rasa's REST channel.
  case rasa
  /// The OpenAI-compatible API.
  case openai
}

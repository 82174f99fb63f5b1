/// Names the conversation of a sender of Rasa's channel.
///
/// Callers choose senders, so they are kept apart from the ids of the native API: no sender reaches
/// a conversation that a token protects.
enum RasaConversation {
  /// The id under which the sender's conversation is stored.
  static func id(of sender: String) -> String {
    "rasa:" + sender
  }
}

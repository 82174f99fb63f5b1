import GuichetCore
import GuichetEngine
import GuichetReplay
import GuichetStore

/// Writes a stored conversation as a transcript, which people read and which replays as it stands.
enum ConversationTranscript {
  /// The text of the file, under the conversation's id.
  static func write(id: String, stored: StoredConversation) -> String {
    let conversation = LoggedConversation(
      id: id, records: stored.turns.map { ($0.text, $0.turn) })
    return TranscriptWriter().file(name: "Conversation \(id)", turns: conversation.turns)
  }
}

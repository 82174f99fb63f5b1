import GuichetCore
import GuichetEngine
import GuichetReplay
import GuichetStore

/// Writes a stored conversation as a transcript, which people read and which replays as it stands.
enum ConversationTranscript {
  /// The text of the file, under the conversation's id.
  static func write(id: String, stored: StoredConversation) -> String {
    var offered: Set<String> = []
    let turns = stored.turns.map { record in
      let input: Input? =
        if record.turn.turn == 0 {
          nil
        } else if offered.contains(record.text) {
          .choice(record.text)
        } else {
          .text(record.text)
        }
      offered = Set(record.turn.messages.flatMap { $0.choices ?? [] }.map(\.value))
      return RecordedTurn(input: input, turn: record.turn)
    }
    return TranscriptWriter().file(name: "Conversation \(id)", turns: turns)
  }
}

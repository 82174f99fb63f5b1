import FoundationEssentials
import GuichetCore
import GuichetStore

/// A conversation as a client reads it back: where it stands, and every turn.
struct ConversationView: Encodable {
  /// The conversation's id.
  var conversation: String
  /// The number of the last turn.
  var turn: Int
  /// What kind of turn the last one was.
  var outcome: Turn.Outcome
  /// Every fact of the situation after the last turn.
  var situation: [String: String]
  /// The step that was asked last, when there is one.
  var step: String?
  /// How far the person has come.
  var progress: Progress
  /// The client these are about, once the person has named one.
  var client: String?
  /// Every turn in order, the greeting first.
  var history: [Entry]

  /// One turn: what came in and what went out.
  struct Entry: Encodable {
    /// The client's id of the message, when it gave one.
    var id: String?
    /// The message after masking, or the value of the choice; left out for the greeting.
    var text: String?
    /// When it was applied, ISO 8601 in UTC.
    var at: String
    /// The reply.
    var reply: Turn

    init(_ record: TurnRecord) {
      id = record.messageID
      text = record.turn.turn == 0 ? nil : record.text
      at = Date(timeIntervalSince1970: TimeInterval(record.at.seconds)).formatted(.iso8601)
      reply = record.turn
    }
  }

  /// Reads a stored conversation; `nil` when it has no turn yet.
  init?(id: String, stored: StoredConversation) {
    guard let last = stored.turns.last?.turn else { return nil }
    conversation = id
    turn = last.turn
    outcome = last.outcome
    situation = last.situation
    step = last.step
    progress = last.progress
    client = last.client
    history = stored.turns.map(Entry.init)
  }
}

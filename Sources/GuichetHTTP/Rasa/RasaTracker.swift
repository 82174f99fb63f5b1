import GuichetCore
import GuichetStore

/// A conversation as Rasa's tracker: the part of it that front ends read.
struct RasaTracker: Encodable {
  /// The sender.
  var senderID: String
  /// The situation, value by name.
  var slots: [String: String] = [:]
  /// The last message of the person; empty when there is none yet.
  var latestMessage = RasaParse()
  /// When the last event happened, in seconds since 1970; `nil` when there is none.
  var latestEventTime: Int64?
  /// What was said, in order.
  var events: [RasaEvent] = []

  private enum CodingKeys: String, CodingKey {
    case senderID = "sender_id"
    case latestMessage = "latest_message"
    case latestEventTime = "latest_event_time"
    case slots, events
  }

  /// The tracker of a sender; one nobody wrote as yet has no event.
  init(sender: String, stored: StoredConversation?) {
    senderID = sender
    guard let stored, let last = stored.turns.last else { return }
    slots = last.turn.situation
    latestEventTime = last.at.seconds
    if last.turn.turn > 0 { latestMessage = RasaParse(last) }
    for record in stored.turns {
      if record.turn.turn > 0 { events.append(RasaEvent(saidIn: record)) }
      events += record.turn.messages.map { RasaEvent($0, at: record.at) }
    }
  }
}

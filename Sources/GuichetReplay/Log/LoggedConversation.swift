public import GuichetCore
import GuichetEngine

/// A conversation that took place, as a store or a log kept it.
public struct LoggedConversation: Hashable, Sendable {
  /// Its id.
  public var id: String
  /// Its turns in order, the greeting among them when it was kept.
  public var turns: [RecordedTurn]

  /// Creates a conversation.
  public init(id: String, turns: [RecordedTurn]) {
    self.id = id
    self.turns = turns
  }

  /// The turn of a number; 0 is the greeting.
  public func turn(_ number: Int) -> RecordedTurn? { turns.first { $0.turn.turn == number } }

  /// Reads the records of a conversation: messages as they were kept, masked, and their turns, in order.
  ///
  /// A message that is the value of a choice offered by the turn before, and was not read as words, is
  /// that choice; the greeting's message counts for nothing.
  public init(id: String, records: [(text: String?, turn: Turn)]) {
    var offered: Set<String> = []
    self.id = id
    turns = records.map { record in
      defer { offered = Set(record.turn.messages.flatMap { $0.choices ?? [] }.map(\.value)) }
      guard record.turn.turn > 0 else { return RecordedTurn(input: nil, turn: record.turn) }
      let text = record.text ?? ""
      let isChoice = offered.contains(text) && record.turn.understanding.intents.isEmpty
      return RecordedTurn(input: isChoice ? .choice(text) : .text(text), turn: record.turn)
    }
  }
}

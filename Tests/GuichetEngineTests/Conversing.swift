import Foundation
import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetTestKit

/// A conversation with the small bot.
struct Conversation {
  let engine: Engine
  private(set) var state: ConversationState
  private(set) var turns: [Turn]
  var now = Timestamp(seconds: 1_000)

  init(_ engine: Engine) {
    self.engine = engine
    let (state, turn) = engine.open(conversation: "c", at: now)
    self.state = state
    turns = [turn]
  }

  /// Goes on with a conversation.
  init(_ engine: Engine, from state: ConversationState) {
    self.engine = engine
    self.state = state
    turns = []
  }

  /// Says that whatever is asked is done, until the goal is reached.
  mutating func arrive() {
    for _ in 0..<12 where turns.last?.situation["bookBorrowed"] != "yes" {
      let choice = turns.last?.messages.last?.choices?.first
      if let choice, choice.topic == nil { pick(choice.value) } else { say("oui") }
    }
  }

  @discardableResult
  mutating func say(_ text: String) -> Turn { send(.text(text)) }

  @discardableResult
  mutating func pick(_ value: String) -> Turn { send(.choice(value)) }

  @discardableResult
  mutating func send(_ input: Input) -> Turn {
    let (next, turn) = engine.respond(to: input, in: state, conversation: "c", at: now)
    state = next
    turns.append(turn)
    return turn
  }

  /// Everything a store keeps of it, as JSON.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let turns = try encoder.encode(turns)
    return String(decoding: turns + (try encoder.encode(state)), as: UTF8.self)
  }
}

extension Turn {
  /// The texts of its messages.
  var texts: [String] { messages.map(\.text) }

  /// All its texts in one.
  var whole: String { texts.joined(separator: "\n") }

  /// The topics it answers.
  var topics: [String] { messages.compactMap(\.topic) }
}

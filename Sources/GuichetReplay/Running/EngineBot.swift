import Foundation
public import GuichetCore
public import GuichetEngine

/// What ``EngineBot`` needs of an engine: a pure function of state, input and clock.
public protocol ConversationEngine: Sendable {
  /// What is kept between two turns.
  associatedtype State: Codable & Sendable

  /// Begins a conversation with the greeting, turn 0.
  func open(conversation: String, at now: Timestamp) -> (state: State, turn: Turn)

  /// Answers one message.
  func respond(
    to input: Input, in state: State, conversation: String, at now: Timestamp
  ) -> (state: State, turn: Turn)
}

extension Engine: ConversationEngine {}

/// A conversation with the engine itself, without store or adapter.
public struct EngineBot<Base: ConversationEngine>: ReplayedBot {
  private let conversation: String
  private let load: @Sendable () throws -> Base
  private var engine: Base
  private var state: Base.State?

  /// Creates a bot.
  ///
  /// - Parameters:
  ///   - engine: The bot.
  ///   - conversation: The id of the conversation.
  ///   - load: Loads the bot again, for `RELOAD`; without it, the same engine goes on.
  public init(
    engine: Base, conversation: String, load: (@Sendable () throws -> Base)? = nil
  ) {
    self.engine = engine
    self.conversation = conversation
    self.load = load ?? { engine }
  }

  /// Begins the conversation.
  public mutating func open(at now: Timestamp) -> Turn {
    let opened = engine.open(conversation: conversation, at: now)
    state = opened.state
    return opened.turn
  }

  /// Sends one message.
  ///
  /// - Throws: ``ReplayFailure`` when the conversation was not begun.
  public mutating func respond(to input: Input, at now: Timestamp) throws -> Turn {
    guard let state else { throw ReplayFailure("la conversation n'est pas commencée") }
    let answered = engine.respond(to: input, in: state, conversation: conversation, at: now)
    self.state = answered.state
    return answered.turn
  }

  /// Writes the state as a store would, and reads it back.
  public mutating func restart() throws {
    guard let state else { return }
    self.state = try JSONDecoder().decode(Base.State.self, from: JSONEncoder().encode(state))
  }

  /// Loads the bot again.
  public mutating func reload() throws {
    engine = try load()
  }
}

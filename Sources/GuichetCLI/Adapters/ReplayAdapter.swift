import ArgumentParser
import GuichetEngine
import GuichetReplay

/// The ways a transcript reaches the bot; all give the same texts, topics and situations.
///
/// A new one is a case here and a type that conforms to `ReplayedBot`.
enum ReplayAdapter: String, CaseIterable, ExpressibleByArgument {
  /// The engine itself.
  case engine
  /// `guichet chat --json`: lines in, lines out.
  case terminal
  /// The native API, over a socket.
  case http
  /// Rasa's REST channel, over a socket.
  case rasa
  /// The OpenAI-compatible API, over a socket.
  case openai

  /// How many conversations go on at once: a server each costs more than a value.
  var concurrency: Int {
    switch self {
    case .engine, .terminal: 8
    case .http, .rasa, .openai: 4
    }
  }

  /// Makes the conversations of a replay.
  ///
  /// - Parameters:
  ///   - engine: The bot.
  ///   - load: Loads the bot again, for `RELOAD`.
  /// - Returns: What makes the conversation of one transcript.
  func bots(
    engine: Engine, load: @escaping @Sendable () throws -> Engine
  ) -> @Sendable (Transcript) async throws -> any ReplayedBot {
    { transcript in
      let id = transcript.title
      switch self {
      case .engine: return EngineBot(engine: engine, conversation: id, load: load)
      case .terminal:
        return TerminalReplayBot(world: ReplayWorld(engine: engine, load: load), conversation: id)
      case .http: return HTTPReplayBot(world: ReplayWorld(engine: engine, load: load))
      case .rasa:
        return RasaReplayBot(world: ReplayWorld(engine: engine, load: load), sender: id)
      case .openai:
        return OpenAIReplayBot(world: ReplayWorld(engine: engine, load: load), conversation: id)
      }
    }
  }
}

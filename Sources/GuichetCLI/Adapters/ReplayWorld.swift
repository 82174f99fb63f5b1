import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetStore
import Synchronization

/// What surrounds one replayed conversation: a virtual clock, a store that outlives the process, a bot
/// that can be loaded again.
final class ReplayWorld: Sendable {
  let store = MemoryStore()
  let tokens = MemoryTokenStore()
  private let load: @Sendable () throws -> Engine
  private let engine: Mutex<Engine>
  private let time = Mutex(Timestamp(seconds: 0))

  /// Surrounds one conversation; `load` loads the bot again.
  init(engine: Engine, load: @escaping @Sendable () throws -> Engine) {
    self.engine = Mutex(engine)
    self.load = load
  }

  /// A service as a process that starts would make it.
  func service() -> ConversationService {
    ConversationService(
      engine: CurrentEngine(world: self), store: store, clock: { self.time.withLock(\.self) })
  }

  /// Sets the clock for the turn that follows.
  func set(_ now: Timestamp) { time.withLock { $0 = now } }

  /// Loads the bot again.
  func reload() throws {
    let new = try load()
    engine.withLock { $0 = new }
  }

  /// The bot as it is loaded at the moment.
  private struct CurrentEngine: TurnEngine {
    let world: ReplayWorld

    private var engine: Engine { world.engine.withLock(\.self) }

    func open(
      conversation: String, at now: Timestamp
    ) -> (state: ConversationState, turn: Turn) {
      engine.open(conversation: conversation, at: now)
    }

    func respond(
      to input: Input, in state: ConversationState, conversation: String, at now: Timestamp
    ) -> (state: ConversationState, turn: Turn) {
      engine.respond(to: input, in: state, conversation: conversation, at: now)
    }

    func masked(_ input: Input, announced: [String]) -> String {
      engine.masked(input, announced: announced)
    }

    func announcements(in input: Input) -> [String] { engine.announcements(in: input) }
  }
}

import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetReplay
import Synchronization

/// An engine that notes what the turns of one conversation reach.
struct CoverageObserver: ConversationEngine {
  final class Log: Sendable {
    private let noted = Mutex<(units: Set<Int>, texts: Set<String>)>(([], []))

    /// The numbers of the units reached.
    var units: Set<Int> { noted.withLock { $0.units } }
    /// What was typed, secrets masked.
    var texts: Set<String> { noted.withLock { $0.texts } }

    func add(_ units: Set<Int>, text: String? = nil) {
      noted.withLock {
        $0.units.formUnion(units)
        if let text { $0.texts.insert(text) }
      }
    }
  }

  let engine: Engine
  let inventory: BotInventory
  var log = Log()

  func open(
    conversation: String, at now: Timestamp
  ) -> (state: ConversationState, turn: Turn) {
    let opened = engine.open(conversation: conversation, at: now)
    var reached: Set<Int> = []
    inventory.note(nil, from: nil, to: opened.state, turn: opened.turn, in: &reached)
    log.add(reached)
    return opened
  }

  func respond(
    to input: Input, in state: ConversationState, conversation: String, at now: Timestamp
  ) -> (state: ConversationState, turn: Turn) {
    let reply = engine.respond(to: input, in: state, conversation: conversation, at: now)
    var reached: Set<Int> = []
    inventory.note(input, from: state, to: reply.state, turn: reply.turn, in: &reached)
    var typed: String?
    if case .text = input {
      typed = engine.masked(input, announced: state.announced ?? [])
      for line in engine.lines(reading: input, in: state).fitting {
        if let unit = inventory.number(.pattern, String(line)) { reached.insert(unit) }
      }
    }
    log.add(reached, text: typed)
    return reply
  }
}

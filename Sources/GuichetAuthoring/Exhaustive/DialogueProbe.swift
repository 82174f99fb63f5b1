import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetMatching

/// Sends messages to the engine for ``DialogueWalk``: the part of a walk that all processors share.
struct DialogueProbe: Sendable {
  /// One kind of message.
  struct Move: Sendable {
    var name: String
    /// Whether it stands for its kind where not every message is tried.
    var isRepresentative = true
    /// Whether it asks for the same words again.
    var repeats = false
    var heard: @Sendable (ConversationState) -> Heard?
  }

  /// What tells one node of the walk from another.
  struct Key: Hashable, Sendable {
    var situation: [String: String]
    var pending: String?
    var offered: [String]
    var noMatches: Int
  }

  /// What came of one message at one node.
  struct Attempt: Sendable {
    var move: Int
    var reply: (state: ConversationState, turn: Turn)
    var key: Key
    /// The turn that undid it, where there was something to undo, and whether it did exactly.
    var undone: (turn: Turn, isExact: Bool)?
  }

  let engine: Engine
  let moves: [Move]
  private let now = Timestamp(seconds: 1_767_621_600)

  init(engine: Engine, intents: [Intent]) {
    self.engine = engine
    moves = Self.moves(intents: intents, topics: engine.bot.answers.keys.sorted())
  }

  /// The beginning of a conversation.
  func open() -> (state: ConversationState, turn: Turn) {
    engine.open(conversation: "marche", at: now)
  }

  /// Sends every kind of message at a node.
  func attempts(in state: ConversationState) -> [Attempt] {
    let isPlain = isPlain(state.memory)
    return moves.indices.compactMap { number in
      guard isPlain || moves[number].isRepresentative, let heard = moves[number].heard(state)
      else { return nil }
      let reply = respond(to: heard, in: state)
      return Attempt(
        move: number, reply: (Self.withoutHistory(reply.state), reply.turn),
        key: key(of: reply.state), undone: undo(reply.state, to: state))
    }
  }

  /// Sends the same message several times, for as long as it can be sent.
  func insist(on move: Move, in state: ConversationState, times: Int) -> [Turn] {
    var state = state
    var turns: [Turn] = []
    for _ in 0..<times {
      guard let heard = move.heard(state) else { break }
      let reply = respond(to: heard, in: state)
      state = Self.withoutHistory(reply.state)
      turns.append(reply.turn)
    }
    return turns
  }

  /// Whether the step's own choices are open and the last message was understood.
  func isPlain(_ memory: ConversationState.Memory) -> Bool {
    let options = engine.bot.flow.step(memory.pendingStep)?.options ?? []
    return memory.noMatches == 0
      && (options.isEmpty || memory.offered.map(\.value) == options.map(\.value))
  }

  func key(of state: ConversationState) -> Key {
    let memory = state.memory
    return Key(
      situation: memory.situation.derived(in: engine.bot.flow), pending: memory.pendingStep,
      offered: memory.offered.map(\.value), noMatches: min(memory.noMatches, 3))
  }

  /// What « retour » could go back to is looked at where a turn is undone only, and is costly.
  static func withoutHistory(_ state: ConversationState) -> ConversationState {
    var state = state
    state.history = []
    return state
  }

  private func respond(
    to heard: Heard, in state: ConversationState
  ) -> (state: ConversationState, turn: Turn) {
    engine.respond(to: heard, in: state, conversation: "marche", at: now)
  }

  /// Goes back one turn; a turn that told nothing has nothing to undo but its words.
  private func undo(
    _ after: ConversationState, to before: ConversationState
  ) -> (turn: Turn, isExact: Bool)? {
    guard after.history.count > before.history.count,
      after.memory.situation != before.memory.situation
    else { return nil }
    let undone = respond(to: Self.heard { $0.controls = ["back"] }, in: after)
    return (undone.turn, undone.state.memory.situation == before.memory.situation)
  }

  // MARK: Moves

  private static func moves(intents: [Intent], topics: [String]) -> [Move] {
    var moves: [Move] = []
    for position in 0..<4 {
      moves.append(
        Move(name: "choix \(position + 1)") { state in
          guard state.memory.offered.indices.contains(position) else { return nil }
          var heard = Heard()
          heard.choice = state.memory.offered[position]
          return heard
        })
    }
    var seen: Set<String> = []
    for intent in intents {
      let spoken = intent.examples.first?.text ?? intent.id
      switch intent.kind {
      case .control:
        let control = String(intent.id.dropFirst("control.".count))
        let name = control == "why" ? "pourquoi?" : spoken
        moves.append(
          Move(name: name, repeats: control == "repeat") { _ in
            heard { $0.controls = [control] }
          })
      case .tell:
        let told = Heard.Told(facts: intent.sets, topic: intent.topic)
        guard seen.insert("\(told)").inserted else { continue }
        moves.append(
          Move(name: spoken, isRepresentative: seen.count == 1) { _ in
            heard { $0.told = [told] }
          })
      case .ask:
        let asked: Heard.Asked =
          intent.text.map(Heard.Asked.text) ?? intent.topic.map(Heard.Asked.topic) ?? .current
        guard seen.insert("\(asked)").inserted else { continue }
        let isFirst = !moves.contains { $0.name.hasPrefix("?") }
        moves.append(
          Move(name: "? " + spoken, isRepresentative: isFirst) { _ in
            heard { $0.asked = [asked] }
          })
      case .entity: continue
      }
    }
    let pair = Array(topics.prefix(2))
    moves.append(
      Move(name: "(deux sens possibles)") { _ in heard { $0.asked = [.oneOf(pair)] } })
    moves.append(Move(name: "blablabla") { _ in Heard() })
    moves.append(Move(name: "(vide)") { _ in heard { $0.defect = .empty } })
    moves.append(
      Move(name: "99") { state in
        state.memory.offered.isEmpty ? nil : heard { $0.isUnknownChoice = true }
      })
    moves.append(Move(name: "(un mot de passe)") { _ in heard { $0.isRedacted = true } })
    return moves
  }

  static func heard(_ change: (inout Heard) -> Void) -> Heard {
    var heard = Heard()
    change(&heard)
    return heard
  }
}

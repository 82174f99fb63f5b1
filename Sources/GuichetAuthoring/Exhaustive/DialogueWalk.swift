import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetMatching

/// Walks the whole conversation space of a bot, breadth first, with the engine itself.
///
/// A node is everything a reply can depend on apart from which variant of a text comes next: the
/// derived situation, the step asked, the choices offered, the count of messages not understood.
/// From every node every kind of message is tried: each choice offered, each control phrase, each
/// told fact, each topic, and messages nobody understands. Where the last message was not
/// understood, or a clarification is open, one message of each kind stands for its kind, since these
/// nodes differ from the plain one only in what the next failure says. What is heard is given to the
/// engine directly, so the walk proves the dialogue, not the patterns.
package struct DialogueWalk {
  /// Replies longer than this, in characters, are too long to read.
  package static let longestReply = 900

  /// What a walk found.
  package struct Report: Sendable {
    /// Distinct nodes.
    package var nodes = 0
    /// Turns tried.
    package var turns = 0
    /// Distinct situations, derived facts included.
    package var situations = 0
    /// What is wrong, each with the shortest conversation that leads there.
    package var violations: [Violation] = []
    /// Steps of the flow that were reached, and how many there are.
    package var steps = (reached: 0, total: 0)
    /// Topics answered, and how many there are.
    package var topics = (reached: 0, total: 0)
  }

  /// One thing that must not happen, and how to make it happen.
  package struct Violation: Sendable {
    /// What is wrong, in French.
    package var message: String
    /// The shortest conversation that shows it.
    package var witness: [String]
  }

  private struct Move {
    var name: String
    /// Whether it stands for its kind where not every message is tried.
    var isRepresentative = true
    var heard: (ConversationState) -> Heard?
  }

  private struct Key: Hashable {
    var situation: [String: String]
    var pending: String?
    var offered: [String]
    var noMatches: Int
  }

  private struct Node {
    var state: ConversationState
    var parent: Int?
    var move: String
    var next: [Int] = []
    var isGoal: Bool
  }

  private let engine: Engine
  private let intents: [Intent]
  private let now = Timestamp(seconds: 1_767_621_600)
  private var nodes: [Node] = []
  private var index: [Key: Int] = [:]
  private var report = Report()
  private var reachedSteps: Set<String> = []
  private var reachedTopics: Set<String> = []
  private var reported: Set<String> = []

  /// Walks a bot's dialogue.
  ///
  /// Linear in nodes × kinds of message.
  package static func walk(_ draft: BotDraft) -> Report {
    var walk = DialogueWalk(engine: Engine(bot: draft.bot), intents: draft.intents)
    return walk.run()
  }

  private init(engine: Engine, intents: [Intent]) {
    self.engine = engine
    self.intents = intents
  }

  private mutating func run() -> Report {
    let opened = engine.open(conversation: "marche", at: now)
    examine(opened.turn, at: nil, move: "(début)")
    _ = add(opened.state, parent: nil, move: "(début)")
    let moves = moves()
    var next = 0
    while next < nodes.count {
      let isPlain = isPlain(nodes[next].state.memory)
      for move in moves where isPlain || move.isRepresentative { attempt(move, from: next) }
      next += 1
    }
    proveGoalReachable()
    proveEverythingReached()
    report.nodes = nodes.count
    report.situations =
      Set(nodes.map { $0.state.memory.situation.derived(in: engine.bot.flow) }).count
    return report
  }

  /// Whether the step's own choices are open and the last message was understood.
  private func isPlain(_ memory: ConversationState.Memory) -> Bool {
    let options = engine.bot.flow.step(memory.pendingStep)?.options ?? []
    return memory.noMatches == 0
      && (options.isEmpty || memory.offered.map(\.value) == options.map(\.value))
  }

  private mutating func attempt(_ move: Move, from position: Int) {
    let state = nodes[position].state
    guard let heard = move.heard(state) else { return }
    let reply = engine.respond(to: heard, in: state, conversation: "marche", at: now)
    report.turns += 1
    examine(reply.turn, at: position, move: move.name)
    let target = add(reply.state, parent: position, move: move.name)
    nodes[position].next.append(target)
    checkBack(from: state, after: reply.state, at: position, move: move.name)
    if move.name == "pourquoi?" { checkWhy(reply.turn, at: position) }
  }

  private mutating func add(_ state: ConversationState, parent: Int?, move: String) -> Int {
    let memory = state.memory
    let situation = memory.situation.derived(in: engine.bot.flow)
    let key = Key(
      situation: situation, pending: memory.pendingStep,
      offered: memory.offered.map(\.value), noMatches: min(memory.noMatches, 3))
    if let known = index[key] { return known }
    let goal = engine.bot.flow.goal.holds(in: situation)
    nodes.append(Node(state: state, parent: parent, move: move, isGoal: goal))
    index[key] = nodes.count - 1
    if let step = memory.pendingStep { reachedSteps.insert(step) }
    return nodes.count - 1
  }

  // MARK: Moves

  private func moves() -> [Move] {
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
        moves.append(Move(name: name) { _ in Self.heard { $0.controls = [control] } })
      case .tell:
        let told = Heard.Told(facts: intent.sets, topic: intent.topic)
        guard seen.insert("\(told)").inserted else { continue }
        moves.append(
          Move(name: spoken, isRepresentative: seen.count == 1) { _ in
            Self.heard { $0.told = [told] }
          })
      case .ask:
        let asked: Heard.Asked =
          intent.text.map(Heard.Asked.text) ?? intent.topic.map(Heard.Asked.topic) ?? .current
        guard seen.insert("\(asked)").inserted else { continue }
        let isFirst = !moves.contains { $0.name.hasPrefix("?") }
        moves.append(
          Move(name: "? " + spoken, isRepresentative: isFirst) { _ in
            Self.heard { $0.asked = [asked] }
          })
      case .entity: continue
      }
    }
    let topics = Array(engine.bot.answers.keys.sorted().prefix(2))
    moves.append(
      Move(name: "(deux sens possibles)") { _ in Self.heard { $0.asked = [.oneOf(topics)] } })
    moves.append(Move(name: "blablabla") { _ in Heard() })
    moves.append(Move(name: "(vide)") { _ in Self.heard { $0.defect = .empty } })
    moves.append(
      Move(name: "99") { state in
        state.memory.offered.isEmpty ? nil : Self.heard { $0.isUnknownChoice = true }
      })
    moves.append(Move(name: "(un mot de passe)") { _ in Self.heard { $0.isRedacted = true } })
    return moves
  }

  private static func heard(_ change: (inout Heard) -> Void) -> Heard {
    var heard = Heard()
    change(&heard)
    return heard
  }

  // MARK: What must hold

  private mutating func examine(_ turn: Turn, at position: Int?, move: String) {
    for message in turn.messages {
      if let topic = message.topic { reachedTopics.insert(topic) }
    }
    let texts = turn.messages.map(\.text)
    if texts.isEmpty || texts.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      violation("réponse vide", at: position, move: move)
    }
    let length = texts.joined(separator: "\n\n").count
    if length > Self.longestReply {
      violation(
        "réponse de \(length) caractères (au plus \(Self.longestReply)) : \(turn.step ?? "") \(turn.messages.compactMap(\.topic))",
        at: position, move: move)
    }
    if texts.contains(where: { $0.contains("{") }) {
      violation("accolade restée dans une réponse", at: position, move: move)
    }
  }

  private mutating func checkBack(
    from before: ConversationState, after: ConversationState, at position: Int, move: String
  ) {
    // A turn that told nothing has nothing to undo but its words.
    guard after.history.count > before.history.count,
      after.memory.situation != before.memory.situation
    else { return }
    let undone = engine.respond(
      to: Self.heard { $0.controls = ["back"] }, in: after, conversation: "marche", at: now)
    report.turns += 1
    if undone.state.memory.situation != before.memory.situation {
      violation("« retour » ne défait pas exactement un tour", at: position, move: move)
    }
  }

  private mutating func checkWhy(_ turn: Turn, at position: Int) {
    guard let step = nodes[position].state.memory.pendingStep,
      let variants = engine.bot.texts["\(step).why"]
    else { return }
    if !turn.messages.contains(where: { message in variants.contains { message.text.contains($0) } }
    ) {
      violation(
        "« pourquoi? » n'a pas la réponse de l'étape \(step)", at: position, move: "pourquoi?")
    }
  }

  /// Backwards from the nodes where the goal holds.
  private mutating func proveGoalReachable() {
    var before = [[Int]](repeating: [], count: nodes.count)
    for (position, node) in nodes.enumerated() {
      for target in node.next { before[target].append(position) }
    }
    var reaches = [Bool](repeating: false, count: nodes.count)
    var queue = nodes.indices.filter { nodes[$0].isGoal }
    for position in queue { reaches[position] = true }
    while let position = queue.popLast() {
      for previous in before[position] where !reaches[previous] {
        reaches[previous] = true
        queue.append(previous)
      }
    }
    for position in nodes.indices where !reaches[position] {
      violation("le but ne peut plus être atteint", at: position, move: nil)
    }
  }

  private mutating func proveEverythingReached() {
    let flow = engine.bot.flow
    report.steps = (reachedSteps.count, flow.steps.count)
    report.topics = (reachedTopics.count, engine.bot.answers.count)
    for step in flow.steps where !reachedSteps.contains(step.id) {
      violation("l'étape \(step.id) n'est jamais atteinte", at: nil, move: nil)
    }
    for topic in engine.bot.answers.keys.sorted() where !reachedTopics.contains(topic) {
      violation("aucun message ne mène à la réponse « \(topic) »", at: nil, move: nil)
    }
    for node in nodes where !node.isGoal {
      let situation = node.state.memory.situation.derived(in: flow)
      if flow.nextStep(in: situation) == nil {
        violation(
          "aucune étape ne convient à la situation \(Self.written(situation))", at: nil, move: nil)
      }
    }
  }

  /// Keeps each kind of violation once a place, with its shortest witness.
  private mutating func violation(_ message: String, at position: Int?, move: String?) {
    guard report.violations.count < 200, reported.insert(message).inserted else { return }
    var witness: [String] = move.map { [$0] } ?? []
    var current = position
    while let here = current {
      if nodes[here].parent != nil { witness.insert(nodes[here].move, at: 0) }
      current = nodes[here].parent
    }
    report.violations.append(Violation(message: message, witness: witness))
  }

  private static func written(_ situation: [String: String]) -> String {
    situation.filter { $0.value != Situation.unknown }.sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }
}

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
  /// So often a message is sent in a row, more often than any text has variants.
  package static let insistence = 8
  /// So many nodes are walked before what they lead to is taken in.
  private static let stretch = 512

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

    /// Creates the report of a walk that has not begun.
    package init() {}
  }

  /// One thing that must not happen, and how to make it happen.
  package struct Violation: Sendable {
    /// What is wrong, in French.
    package var message: String
    /// The shortest conversation that shows it.
    package var witness: [String]

    /// Creates a violation.
    package init(message: String, witness: [String]) {
      self.message = message
      self.witness = witness
    }
  }

  private struct Node: Sendable {
    var state: ConversationState
    var parent: Int?
    var move: String
    var next: [Int] = []
    var isGoal: Bool
    /// The sentences said last.
    var said: Set<Int>
  }

  private let probe: DialogueProbe
  private var sentences = SentenceNumbers()
  private var nodes: [Node] = []
  private var index: [DialogueProbe.Key: Int] = [:]
  private var report = Report()
  private var reachedSteps: Set<String> = []
  private var reachedTopics: Set<String> = []
  private var reported: Set<String> = []

  /// Walks a bot's dialogue.
  ///
  /// Linear in nodes × kinds of message.
  package static func walk(_ draft: BotDraft) -> Report {
    var walk = DialogueWalk(
      probe: DialogueProbe(engine: Engine(bot: draft.bot), intents: draft.intents))
    return walk.run()
  }

  private init(probe: DialogueProbe) { self.probe = probe }

  private mutating func run() -> Report {
    let opened = probe.open()
    let said = examine(opened.turn, after: [], at: nil, move: "(début)")
    _ = add(
      opened.state, key: probe.key(of: opened.state), parent: nil, move: "(début)", said: said)
    var next = 0
    while next < nodes.count {
      // Nodes are walked on all processors, and what they lead to is taken in their order.
      let stretch = next..<min(next + Self.stretch, nodes.count)
      let found = Parallel.map(nodes[stretch].map(\.state)) { [probe] in probe.attempts(in: $0) }
      for (position, attempts) in zip(stretch, found) {
        for attempt in attempts { take(attempt, from: position) }
      }
      next = stretch.upperBound
    }
    proveNothingIsSaidTwice()
    proveGoalReachable()
    proveEverythingReached()
    report.nodes = nodes.count
    report.situations =
      Set(nodes.map { $0.state.memory.situation.derived(in: probe.engine.bot.flow) }).count
    return report
  }

  private mutating func take(_ attempt: DialogueProbe.Attempt, from position: Int) {
    let move = probe.moves[attempt.move]
    let turn = attempt.reply.turn
    report.turns += attempt.undone == nil ? 1 : 2
    let said = examine(
      turn, after: move.repeats ? [] : nodes[position].said, at: position, move: move.name)
    let target = add(
      attempt.reply.state, key: attempt.key, parent: position, move: move.name, said: said)
    nodes[position].next.append(target)
    if let undone = attempt.undone {
      _ = examine(undone.turn, after: said, at: position, move: "\(move.name), puis retour")
      if !undone.isExact {
        violation("« retour » ne défait pas exactement un tour", at: position, move: move.name)
      }
    }
    if move.name == "pourquoi?" { checkWhy(turn, at: position) }
  }

  /// The same message over and over, at every step: no sentence of a reply is in the one before.
  private mutating func proveNothingIsSaidTwice() {
    var seen: Set<String?> = []
    let places = nodes.indices.filter { position in
      let memory = nodes[position].state.memory
      return probe.isPlain(memory) && seen.insert(memory.pendingStep).inserted
    }
    for position in places {
      for move in probe.moves where !move.repeats {
        var before = nodes[position].said
        let turns = probe.insist(
          on: move, in: nodes[position].state, times: Self.insistence)
        for (time, turn) in turns.enumerated() {
          before = examine(
            turn, after: before, at: position, move: "\(move.name) (\(time + 1) fois)")
        }
        report.turns += turns.count
      }
    }
  }

  private mutating func add(
    _ state: ConversationState, key: DialogueProbe.Key, parent: Int?, move: String, said: Set<Int>
  ) -> Int {
    if let known = index[key] { return known }
    let goal = probe.engine.bot.flow.goal.holds(in: key.situation)
    nodes.append(
      Node(
        state: DialogueProbe.withoutHistory(state), parent: parent, move: move, isGoal: goal,
        said: said))
    index[key] = nodes.count - 1
    if let step = key.pending { reachedSteps.insert(step) }
    return nodes.count - 1
  }

  // MARK: What must hold

  /// Looks at one reply.
  ///
  /// - Parameters:
  ///   - turn: The reply.
  ///   - before: The sentences of the reply before it, none when they may come again.
  ///   - position: The node it was given at.
  ///   - move: What was said.
  /// - Returns: Its sentences.
  private mutating func examine(
    _ turn: Turn, after before: Set<Int>, at position: Int?, move: String
  ) -> Set<Int> {
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
    let said = sentences.numbers(in: turn)
    if let twice = said.intersection(before).min() {
      violation(
        "même phrase deux fois de suite : « \(sentences.text(twice)) »", at: position, move: move)
    }
    return said
  }

  private mutating func checkWhy(_ turn: Turn, at position: Int) {
    guard let step = nodes[position].state.memory.pendingStep,
      let variants = probe.engine.bot.texts["\(step).why"]
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
    let flow = probe.engine.bot.flow
    report.steps = (reachedSteps.count, flow.steps.count)
    report.topics = (reachedTopics.count, probe.engine.bot.answers.count)
    for step in flow.steps where !reachedSteps.contains(step.id) {
      violation("l'étape \(step.id) n'est jamais atteinte", at: nil, move: nil)
    }
    for topic in probe.engine.bot.answers.keys.sorted() where !reachedTopics.contains(topic) {
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

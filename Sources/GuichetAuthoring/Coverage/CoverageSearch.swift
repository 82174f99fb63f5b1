import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetMatching
import GuichetReplay

/// Looks for the shortest conversations that reach what no transcript reaches.
///
/// What only words reach (patterns, the lexicon) is looked for among the examples; everything else
/// breadth first from the greeting, by the choices offered and by one example of each intent. The
/// third wording of a text comes by saying the same again.
struct CoverageSearch {
  /// What a person does in one turn.
  private enum Move: Hashable {
    case say(String)
    case choose(value: String, label: String)

    var input: Input {
      switch self {
      case .say(let text): .text(text)
      case .choose(let value, _): .choice(value)
      }
    }

    var words: String {
      switch self {
      case .say(let text): text
      case .choose(_, let label): "[\(label)]"
      }
    }
  }

  private struct Node {
    var state: ConversationState
    var path: [Move]
  }

  /// What distinguishes two states, as far as the next turn can tell.
  private struct Key: Hashable {
    var situation: [String: String]
    var step: String?
    var explained: String?
    var topic: String?
    var offered: [String]
    var noMatches: Int
    var doubted: FactValue?
  }

  private static let longestPath = 6
  private static let mostRepeats = 4
  private static let mostSamples = 12

  private let inventory: BotInventory
  private let draft: BotDraft
  private let engine: Engine
  private var budget: Int
  private var open: Set<Int>
  private(set) var found: [Int: [String]] = [:]
  /// The first way to each text, for its other wordings.
  private var ways: [String: [Move]] = [:]
  private let start = ReplayRunner.defaultStart

  /// Prepares a search in which the engine may answer `turns` turns.
  init(_ coverage: Coverage, draft: BotDraft, turns: Int) {
    inventory = coverage.inventory
    self.draft = draft
    engine = Engine(bot: draft.bot)
    budget = turns
    open = Set(coverage.missed)
  }

  mutating func run() {
    let read = ReadExample.all(of: draft).filter { !$0.isCounterexample && $0.isRight }
    searchExamples(read.map(\.example.text))
    searchSamples()
    searchDialogue(sayings(from: read))
    searchWordings()
  }

  /// Pattern lines and the lexicon: the shortest example that fits.
  private mutating func searchExamples(_ texts: [String]) {
    let inventory = inventory
    let words = Set([CoverageUnit.Kind.pattern, .lexicon])
    guard open.contains(where: { words.contains(inventory.units[$0].kind) }) else { return }
    let (engine, start) = (engine, start)
    let units = Parallel.map(texts) { text in
      let state = engine.open(conversation: "", at: start).state
      let lines = engine.lines(reading: .text(text), in: state).fitting
        .compactMap { inventory.number(.pattern, String($0)) }
      return lines + inventory.phrasings(in: text)
    }
    for (text, units) in zip(texts, units).sorted(by: { $0.0.count < $1.0.count }) {
      for unit in units where open.contains(unit) {
        open.remove(unit)
        found[unit] = [text]
      }
    }
  }

  /// Pattern lines and phrasings that no example fits: a sentence made of them, when it does fit.
  private mutating func searchSamples() {
    let sampler = PatternSampler(lexicon: draft.notions)
    let inventory = inventory
    let (engine, start) = (engine, start)
    let left = open.filter { [.pattern, .lexicon].contains(inventory.units[$0].kind) }.sorted()
    let found = Parallel.map(left) { unit -> String? in
      let state = engine.open(conversation: "", at: start).state
      for number in 0..<Self.mostSamples {
        let text = sampler.sentence(for: inventory.source(of: unit), number: number)
        if text.isEmpty { continue }
        let reached =
          inventory.units[unit].kind == .lexicon
          ? inventory.phrasings(in: text)
          : engine.lines(reading: .text(text), in: state).fitting
            .compactMap { inventory.number(.pattern, String($0)) }
        if reached.contains(unit) { return text }
      }
      return nil
    }
    for (unit, text) in zip(left, found) {
      guard let text else { continue }
      open.remove(unit)
      self.found[unit] = [text]
    }
  }

  /// The shortest example of each intent.
  private func sayings(from read: [ReadExample]) -> [Move] {
    var shortest: [String: String] = [:]
    for example in read where example.findings.count == 1 {
      let text = example.example.text
      if let known = shortest[example.intent.id], known.count <= text.count { continue }
      shortest[example.intent.id] = text
    }
    return shortest.sorted { $0.key < $1.key }.map { .say($0.value) }
  }

  private mutating func searchDialogue(_ sayings: [Move]) {
    var seen: Set<Key> = []
    var queue = [Node(state: engine.open(conversation: "", at: start).state, path: [])]
    var next = 0
    while next < queue.count, budget > 0, !open.isEmpty {
      let node = queue[next]
      next += 1
      guard node.path.count < Self.longestPath, seen.insert(key(of: node.state)).inserted else {
        continue
      }
      let choices = node.state.memory.offered.map {
        Move.choose(value: $0.value, label: $0.label)
      }
      for move in choices + sayings {
        guard budget > 0 else { return }
        queue.append(Node(state: take(move, in: node), path: node.path + [move]))
      }
    }
  }

  /// Sends one message, and notes what it reaches for the first time.
  private mutating func take(_ move: Move, in node: Node) -> ConversationState {
    budget -= 1
    let reply = engine.respond(to: move.input, in: node.state, conversation: "", at: start)
    var reached: Set<Int> = []
    inventory.note(
      move.input, from: node.state, to: reply.state, turn: reply.turn, in: &reached)
    let path = node.path + [move]
    for unit in reached {
      if inventory.units[unit].kind == .text {
        let id = Self.text(of: inventory.units[unit].id)
        if ways[id] == nil { ways[id] = path }
      }
      guard open.remove(unit) != nil else { continue }
      found[unit] = path.map(\.words)
    }
    return reply.state
  }

  /// The other wordings of texts that a way is known to: its last message again and again, or the
  /// whole way again behind « recommencer ».
  private mutating func searchWordings() {
    let missing = open.filter { inventory.units[$0].kind == .text }
    for id in Set(missing.map { Self.text(of: inventory.units[$0].id) }).sorted() {
      guard let way = ways[id], let last = way.last else { continue }
      for again in [[last], [.say("recommencer")] + way] {
        var node = Node(state: engine.open(conversation: "", at: start).state, path: [])
        for move in way + Array(repeating: again, count: Self.mostRepeats).flatMap(\.self) {
          node = Node(state: take(move, in: node), path: node.path + [move])
        }
        if !open.contains(where: { Self.text(of: inventory.units[$0].id) == id }) { break }
      }
    }
  }

  private static func text(of id: String) -> String { String(id.prefix { $0 != "#" }) }

  private func key(of state: ConversationState) -> Key {
    let memory = state.memory
    return Key(
      situation: memory.situation.derived(in: draft.bot.flow), step: memory.pendingStep,
      explained: memory.explainedStep, topic: memory.lastTopic,
      offered: memory.offered.map(\.value), noMatches: memory.noMatches, doubted: memory.doubted)
  }
}

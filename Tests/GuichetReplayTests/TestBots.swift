import GuichetCore
import GuichetEngine
import GuichetReplay

/// A bot that answers from a closure: the input (`nil` for the greeting), the turn's number, the
/// time.
struct ClosureBot: ReplayedBot {
  typealias Answer = @Sendable (Input?, Int, Timestamp) throws -> Turn

  let answer: Answer
  var observed = Set(Mismatch.Kind.allCases)
  private var count = 0
  private var restarts = 0
  private var reloads = 0

  init(observed: Set<Mismatch.Kind> = Set(Mismatch.Kind.allCases), answer: @escaping Answer) {
    self.observed = observed
    self.answer = answer
  }

  mutating func open(at now: Timestamp) async throws -> Turn { try answer(nil, 0, now) }

  mutating func respond(to input: Input, at now: Timestamp) async throws -> Turn {
    count += 1
    var turn = try answer(input, count, now)
    turn.situation["restarts"] = "\(restarts)"
    turn.situation["reloads"] = "\(reloads)"
    return turn
  }

  mutating func restart() async throws { restarts += 1 }
  mutating func reload() async throws { reloads += 1 }
}

/// A bot that says the turns it is given, in order, whatever is sent.
func bot(saying turns: [Turn]) -> ClosureBot {
  ClosureBot { _, number, _ in
    guard turns.indices.contains(number) else { throw ReplayFailure("plus rien à dire") }
    return turns[number]
  }
}

func turn(
  _ texts: String..., number: Int = 0, outcome: Turn.Outcome = .answered,
  intents: [String] = [], situation: [String: String] = [:], step: String? = nil
) -> Turn {
  turn(
    texts.map { Message(text: $0, lang: "fr-CA") }, number: number, outcome: outcome,
    intents: intents, situation: situation, step: step)
}

func turn(
  _ messages: [Message], number: Int = 0, outcome: Turn.Outcome = .answered,
  intents: [String] = [], situation: [String: String] = [:], step: String? = nil
) -> Turn {
  let readings = intents.map {
    IntentReading(
      id: $0, topic: nil, confidence: 0.93, pattern: "intents/rse.yml:14", range: [0, 7],
      words: "mon rse")
  }
  return Turn(
    conversation: "c", turn: number, messages: messages, outcome: outcome,
    understanding: Understanding(intents: readings), situation: situation, step: step,
    progress: Progress(done: 0, total: 4))
}

/// Parses a transcript that must be right.
func parsed(_ text: String, words: Set<String> = []) throws -> Transcript {
  let (transcript, findings) = TranscriptParser.parse(text, file: "t.convo.txt", words: words)
  guard let transcript else { throw DiagnosticsError(findings) }
  return transcript
}

/// Replays a transcript that must be right.
func replayed(_ text: String, with bot: some ReplayedBot) async throws -> ReplayResult {
  await ReplayRunner { _ in bot }.run(try parsed(text))
}

/// A seeded generator, so that a failure can be run again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

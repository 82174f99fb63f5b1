import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetReplay
import Synchronization

/// The transcripts of a bot as witnesses: whether one of them would fail with a changed bot.
struct TranscriptTrial: Sendable {
  /// The transcripts that pass with the unchanged bot; others witness nothing.
  let transcripts: [Transcript]
  /// The pattern lines that had a part in reading each transcript.
  let lines: [(fitting: Set<Int>, best: Set<Int>)]
  /// How many transcripts fail with the unchanged bot.
  let failing: Int

  /// Replays the transcripts with the unchanged bot.
  init(_ all: [Transcript], bot: Bot) async {
    let engine = Engine(bot: bot)
    var transcripts: [Transcript] = []
    var lines: [(fitting: Set<Int>, best: Set<Int>)] = []
    for transcript in all {
      let observer = ObservedEngine(engine: engine)
      let runner = ReplayRunner { EngineBot(engine: observer, conversation: $0.name) }
      guard await runner.run(transcript).passed else { continue }
      transcripts.append(transcript)
      lines.append(observer.log.lines)
    }
    self.transcripts = transcripts
    self.lines = lines
    failing = all.count - transcripts.count
  }

  /// Whether a transcript fails with a changed bot.
  ///
  /// - Parameters:
  ///   - bot: The changed bot.
  ///   - line: The pattern line it lacks, if that is the change: only transcripts in whose reading the
  ///     line had a part are replayed.
  /// - Returns: `true` at the first that fails.
  func notices(_ bot: Bot, without line: Int? = nil) async -> Bool {
    let engine = Engine(bot: bot)
    let runner = ReplayRunner { EngineBot(engine: engine, conversation: $0.name) }
    for (transcript, lines) in zip(transcripts, lines) {
      if let line, !lines.best.contains(line) { continue }
      if await !runner.run(transcript).passed { return true }
    }
    return false
  }
}

/// An engine that notes which pattern lines have a part in what it reads.
private struct ObservedEngine: ConversationEngine {
  final class Log: Sendable {
    private let noted = Mutex<(fitting: Set<Int>, best: Set<Int>)>(([], []))

    var lines: (fitting: Set<Int>, best: Set<Int>) { noted.withLock { $0 } }

    func add(_ lines: (fitting: [Int], best: [Int])) {
      noted.withLock {
        $0.fitting.formUnion(lines.fitting)
        $0.best.formUnion(lines.best)
      }
    }
  }

  let engine: Engine
  let log = Log()

  func open(
    conversation: String, at now: Timestamp
  ) -> (state: ConversationState, turn: Turn) {
    engine.open(conversation: conversation, at: now)
  }

  func respond(
    to input: Input, in state: ConversationState, conversation: String, at now: Timestamp
  ) -> (state: ConversationState, turn: Turn) {
    log.add(engine.lines(reading: input, in: state))
    return engine.respond(to: input, in: state, conversation: conversation, at: now)
  }
}

public import GuichetCore
import GuichetEngine

/// Replays transcripts against a bot.
///
/// ```swift
/// let runner = ReplayRunner { EngineBot(engine: engine, conversation: $0.name) }
/// let results = await runner.run(transcripts)
/// ```
public struct ReplayRunner: Sendable {
  /// 2026-01-05T14:00:00Z, a Monday morning in Québec: where the virtual clock starts by default.
  public static let defaultStart = Timestamp(seconds: 1_767_621_600)

  private let start: Timestamp
  private let concurrency: Int
  private let stopsAtFailure: Bool
  private let onProgress: @Sendable (ReplayProgress) -> Void
  private let makeBot: @Sendable (Transcript) async throws -> any ReplayedBot

  /// Creates a runner.
  ///
  /// - Parameters:
  ///   - start: Where the virtual clock of each conversation starts; only `PAUSE` and `CLOCK` move
  ///     it.
  ///   - concurrency: How many transcripts run at once, at least 1.
  ///   - stopsAtFailure: Whether no further transcript begins once one has failed.
  ///   - onProgress: Called after each transcript, never by two tasks at once.
  ///   - makeBot: Makes the conversation of one transcript.
  public init(
    start: Timestamp = ReplayRunner.defaultStart, concurrency: Int = 8,
    stopsAtFailure: Bool = false,
    onProgress: @escaping @Sendable (ReplayProgress) -> Void = { _ in },
    makeBot: @escaping @Sendable (Transcript) async throws -> any ReplayedBot
  ) {
    self.start = start
    self.concurrency = max(1, concurrency)
    self.stopsAtFailure = stopsAtFailure
    self.onProgress = onProgress
    self.makeBot = makeBot
  }

  /// Runs transcripts at the same time.
  ///
  /// - Returns: One result for each that was run, in the order of the transcripts; where the first failure
  ///   stops the rest, nothing behind it.
  public func run(_ transcripts: [Transcript]) async -> [ReplayResult] {
    await withTaskGroup(of: (Int, ReplayResult).self) { group in
      var waiting = Array(transcripts.enumerated())[...]
      var results: [(Int, ReplayResult)] = []
      var progress = ReplayProgress(total: transcripts.count)
      func startNext() {
        guard let (index, transcript) = waiting.popFirst() else { return }
        group.addTask { (index, await run(transcript)) }
      }
      for _ in 0..<concurrency { startNext() }
      while let result = await group.next() {
        results.append(result)
        progress.done += 1
        if !result.1.passed { progress.failed += 1 }
        onProgress(progress)
        if stopsAtFailure, progress.failed > 0 { waiting = [] }
        startNext()
      }
      let sorted = results.sorted { $0.0 < $1.0 }.map(\.1)
      guard stopsAtFailure, let failed = sorted.firstIndex(where: { !$0.passed }) else {
        return sorted
      }
      return Array(sorted[...failed])
    }
  }

  /// Runs one transcript to its end; a mismatch does not stop it, a failure of the bot does.
  public func run(_ transcript: Transcript) async -> ReplayResult {
    var run = TranscriptRun(transcript: transcript, now: start)
    do {
      var bot = try await makeBot(transcript)
      do {
        try await run.run(with: &bot)
      } catch {
        run.fail(with: error)
      }
      await bot.close()
    } catch {
      run.fail(with: error)
    }
    return run.result
  }
}

/// How far a replay has come.
public struct ReplayProgress: Hashable, Sendable {
  /// Transcripts run.
  public var done = 0
  /// Those of them that failed.
  public var failed = 0
  /// Transcripts in all.
  public var total: Int
}

/// One run of one transcript.
private struct TranscriptRun {
  let transcript: Transcript
  private let start: Timestamp
  private var elapsedMilliseconds: Int64 = 0
  private var place: SourceLocation
  private var observed = Set(Mismatch.Kind.allCases)
  private var mismatches: [Mismatch] = []
  private var recorded: [RecordedTurn] = []

  init(transcript: Transcript, now: Timestamp) {
    self.transcript = transcript
    start = now
    place = SourceLocation(file: transcript.file, line: 1)
  }

  var result: ReplayResult {
    ReplayResult(transcript: transcript, mismatches: mismatches, recorded: recorded)
  }

  private var now: Timestamp {
    let (sum, overflow) = start.seconds.addingReportingOverflow(elapsedMilliseconds / 1_000)
    return Timestamp(seconds: overflow ? .max : sum)
  }

  mutating func run(with bot: inout any ReplayedBot) async throws {
    observed = bot.observed.union([.failure])
    try await act(transcript.beginning, on: &bot)
    for scripted in transcript.turns {
      place = scripted.location
      try await act(scripted.before, on: &bot)
      let input = scripted.input.map { resolved($0) }
      let turn =
        if let input {
          try await bot.respond(to: input, at: now)
        } else {
          try await bot.open(at: now)
        }
      recorded.append(RecordedTurn(input: input, turn: turn))
      if scripted.isChecked, input != nil || bot.showsGreeting { compare(scripted, with: turn) }
      try await act(scripted.after, on: &bot)
    }
    if let last = recorded.last {
      let comparison = MessageComparison(
        turn: last.turn, message: nil, syntax: transcript.syntax)
      add(transcript.ending.flatMap(comparison.differences))
    }
  }

  mutating func fail(with error: any Error) {
    add(
      [
        Difference(
          kind: .failure, expected: "une réponse", got: "\(error)", location: place)
      ], turn: recorded.count)
  }

  private mutating func act(
    _ actions: [ReplayAction], on bot: inout any ReplayedBot
  ) async throws {
    for action in actions {
      switch action {
      case .wait(let milliseconds):
        let (sum, overflow) = elapsedMilliseconds.addingReportingOverflow(milliseconds)
        elapsedMilliseconds = overflow ? .max : sum
      case .restart: try await bot.restart()
      case .reload: try await bot.reload()
      }
    }
  }

  /// The input to send; a choice is looked up in the turn before, by value, then by label.
  private mutating func resolved(_ input: ScriptedInput) -> Input {
    switch input {
    case .text(let text): return .text(text)
    case .button(let wanted, let location):
      let offered = (recorded.last?.turn.messages ?? []).flatMap { $0.choices ?? [] }
      if let choice = offered.first(where: { $0.value == wanted }) { return .choice(choice.value) }
      let folded = TextFolding.folded(wanted)
      for key in [\Choice.value, \Choice.label] {
        if let choice = offered.first(where: { TextFolding.folded($0[keyPath: key]) == folded }) {
          return .choice(choice.value)
        }
      }
      let labels = offered.map(\.label)
      add(
        [
          Difference(
            kind: .choices, expected: "BUTTON \(wanted)",
            got: labels.isEmpty
              ? "aucun choix offert" : "BUTTONS " + CommandArguments.written(labels),
            location: location)
        ], turn: recorded.count)
      return .choice(wanted)
    }
  }

  private mutating func compare(_ scripted: ScriptedTurn, with turn: Turn) {
    for pairing in ReplyPairing.pairings(of: scripted, with: turn, syntax: transcript.syntax) {
      switch pairing {
      case .paired(let reply, let message):
        let comparison = MessageComparison(
          turn: turn, message: turn.messages[message], syntax: transcript.syntax)
        add(comparison.differences(from: scripted.replies[reply]))
      case .leftOut: break
      case .missing(let index):
        let reply = scripted.replies[index]
        add([
          Difference(
            kind: .missingMessage,
            expected: reply.text.map { ($0.isNegated ? "!" : "") + $0.text }
              ?? reply.assertions.first?.written ?? "un message",
            got: "aucun message de plus", location: reply.location)
        ])
      case .unexpected(let index):
        add([
          Difference(
            kind: .unexpectedMessage, expected: "aucun message de plus",
            got: turn.messages[index].text,
            location: scripted.replies.last?.location ?? scripted.location)
        ])
      }
    }
  }

  /// Adds differences of a turn, the last one unless told; a turn that did not come explains
  /// nothing.
  private mutating func add(_ differences: [Difference], turn: Int? = nil) {
    guard !differences.isEmpty else { return }
    let number = turn ?? max(0, recorded.count - 1)
    let why = recorded.indices.contains(number) ? TurnReading.lines(of: recorded[number]) : []
    mismatches += differences.filter { observed.contains($0.kind) }.map {
      Mismatch(
        kind: $0.kind, turn: number, expected: $0.expected, got: $0.got, location: $0.location,
        why: why)
    }
  }
}

public import GuichetCore
public import GuichetEngine
import GuichetMatching
public import GuichetReplay

/// What a bot's transcripts reach of its files.
public struct Coverage: Sendable {
  /// A transcript, its runs taken together.
  public struct Witness: Hashable, Sendable {
    /// Its file.
    public var file: String
    /// Its name.
    public var name: String
  }

  /// Everything that can be reached, sorted by kind, then in the order of the files.
  public let units: [CoverageUnit]
  /// The transcripts, in the order of their files.
  public let witnesses: [Witness]
  /// For each unit, the numbers of the transcripts that reach it, ascending.
  public let reachedBy: [[Int]]
  /// For each unit that is missed, what a person would say to reach it, when it was looked for and
  /// found.
  public var suggestions: [Int: [String]] = [:]
  let inventory: BotInventory
  /// The texts of the files that the units stand in.
  let files: [String: String]

  /// How many units of a kind there are, and how many are reached.
  public func count(_ kind: CoverageUnit.Kind) -> (reached: Int, total: Int) {
    let numbers = units.indices.filter { units[$0].kind == kind }
    return (numbers.count { !reachedBy[$0].isEmpty }, numbers.count)
  }

  /// The share of a kind that is reached, in tenths of a percent, rounded down; 1000 for a kind without
  /// units.
  public func permille(_ kind: CoverageUnit.Kind) -> Int {
    let (reached, total) = count(kind)
    return total == 0 ? 1_000 : reached * 1_000 / total
  }

  /// The numbers of the units that no transcript reaches.
  public var missed: [Int] { units.indices.filter { reachedBy[$0].isEmpty } }
}

/// Replays transcripts on the engine and notes what they reach.
public struct CoverageRun: Sendable {
  private let inventory: BotInventory
  private let draft: BotDraft
  private let watched: WatchedRuns
  private let files: [String: String]

  /// Loads a bot with what coverage needs besides; `nil` with findings when it has errors.
  public init?(path: String, findings: inout [Diagnostic]) {
    let directory = BotDirectory(path: path)
    guard let draft = BotDraft.gather(path: path, withExamples: true, findings: &findings),
      let configuration = BotConfiguration.load(directory, findings: &findings),
      !findings.contains(where: { $0.severity == .error })
    else { return nil }
    self.draft = draft
    inventory = BotInventory(draft, places: BotPlaces(configuration, in: directory))
    watched = WatchedRuns()
    var files: [String: String] = [:]
    for file in Set(inventory.units.map(\.location.file)) {
      files[file] = directory.text(of: file, findings: &findings)
    }
    self.files = files
  }

  /// The bot.
  public var bot: Bot { draft.bot }

  /// A conversation whose turns are noted.
  ///
  /// - Parameters:
  ///   - transcript: The transcript it is for.
  ///   - load: Loads the bot again, for `RELOAD`; what is reached is noted against the bot that coverage
  ///     began with.
  /// - Returns: The conversation.
  public func bot(
    for transcript: Transcript, load: @escaping @Sendable () throws -> Engine
  ) -> any ReplayedBot {
    let inventory = inventory
    let observer = CoverageObserver(engine: Engine(bot: draft.bot), inventory: inventory)
    watched.add(transcript, observer.log)
    return EngineBot(
      engine: observer, conversation: transcript.title,
      load: { CoverageObserver(engine: try load(), inventory: inventory, log: observer.log) })
  }

  /// What the transcripts replayed so far reach.
  ///
  /// The engine may answer `turns` turns in search of what is missed; 0 looks for nothing.
  public func coverage(searching turns: Int = 20_000) -> Coverage {
    let logs = watched.logs
    let paths = Array(Set(logs.map(\.transcript.file))).sorted()
    let order = Dictionary(paths.enumerated().map { ($1, $0) }) { first, _ in first }
    var names: [String: String] = [:]
    for log in logs { names[log.transcript.file] = log.transcript.name }
    let phrasings = lexicon(reachedBy: Set(logs.flatMap(\.log.texts)))
    var reachedBy = [Set<Int>](repeating: [], count: inventory.units.count)
    for (transcript, log) in logs {
      guard let witness = order[transcript.file] else { continue }
      for unit in log.units { reachedBy[unit].insert(witness) }
      for text in log.texts {
        for unit in phrasings[text] ?? [] { reachedBy[unit].insert(witness) }
      }
    }
    var coverage = Coverage(
      units: inventory.units,
      witnesses: paths.map { Coverage.Witness(file: $0, name: names[$0] ?? $0) },
      reachedBy: reachedBy.map { $0.sorted() }, inventory: inventory, files: files)
    if turns > 0 {
      var search = CoverageSearch(coverage, draft: draft, turns: turns)
      search.run()
      coverage.suggestions = search.found
    }
    return coverage
  }

  /// The phrasings of the lexicon that each message holds.
  private func lexicon(reachedBy texts: Set<String>) -> [String: [Int]] {
    let texts = Array(texts)
    let inventory = inventory
    let found = Parallel.map(texts) { inventory.phrasings(in: $0) }
    return Dictionary(zip(texts, found)) { first, _ in first }
  }
}

extension BotInventory {
  /// The units of the lexicon that a message holds.
  func phrasings(in text: String) -> [Int] {
    let clauses = bot.comprehender.comprehend(text, focus: []).clauses
    let numbers = clauses.reduce(into: Set<Int>()) { $0.formUnion(probe.matching($1)) }
    return numbers.compactMap { number(.lexicon, String($0)) }
  }
}

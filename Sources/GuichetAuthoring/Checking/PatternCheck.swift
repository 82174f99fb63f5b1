import GuichetCore
import GuichetMatching

/// Pattern lines that match everything or never win, and patterns that can cost too much.
struct PatternCheck {
  /// Words no pattern can mean.
  private static let nonsense = ["", noWord, "\(noWord) wvqk ?"]
  private static let noWord = "zqxv"
  /// Sentences made from a line to see whether it can win.
  private static let samples = 6
  /// Words of a message made to be as costly as one can be.
  private static let longestMessage = 150

  private let draft: BotDraft
  private let examples: [ReadExample]
  private let sampler: PatternSampler
  private let lines: [(number: Int, line: IntentMatcher.Line, intent: Intent)]

  init(_ draft: BotDraft, examples: [ReadExample]) {
    self.draft = draft
    self.examples = examples
    sampler = PatternSampler(lexicon: draft.notions)
    let intents = draft.matcher.intents
    lines = draft.matcher.lines.enumerated().map { ($0, $1, intents[$1.intent]) }
      .filter { $0.2.kind != .entity }
  }

  func run(findings: inout [Diagnostic]) {
    let greedy = linesMatchingNonsense()
    for (number, line, _) in lines where greedy.contains(number) {
      findings.append(
        Diagnostic(
          "pattern.everything",
          "ce motif correspond à n'importe quel message ; nommez-y au moins un mot ou une notion",
          at: line.location))
    }
    findings += idleLines(except: greedy)
    findings += costlyPatterns()
  }

  private func clauses(of text: String) -> [Clause] {
    ReadExample.comprehension(of: text, bot: draft.bot).clauses
  }

  private func linesMatchingNonsense() -> Set<Int> {
    let empty = Clause([], tokens: 0..<0, isQuestion: false)
    let all = [empty] + Self.nonsense.flatMap(clauses)
    return Set(all.flatMap { draft.matcher.linesHolding(for: $0) })
  }

  // MARK: - Lines that never win

  private func idleLines(except greedy: Set<Int>) -> [Diagnostic] {
    let winning = Set(
      examples.filter { !$0.isCounterexample }.flatMap { read in
        read.findings.map(\.reading.location)
      })
    let idle = lines.filter { !winning.contains($0.line.location) && !greedy.contains($0.number) }
    let examplesHeld = examplesHeld(by: idle.map { ($0.number, $0.intent) })
    return Parallel.map(idle) { number, line, intent in
      finding(for: number, line: line, intent: intent, held: examplesHeld[number])
    }
  }

  /// The first example of its intent that each of some lines fits.
  private func examplesHeld(by lines: [(number: Int, intent: Intent)]) -> [Int: ReadExample] {
    let numbers = Dictionary(grouping: lines, by: \.intent.id).mapValues { $0.map(\.number) }
    let own = examples.filter { !$0.isCounterexample && numbers[$0.intent.id] != nil }
    let held = Parallel.map(own) { read in
      read.clauses.reduce(into: Set<Int>()) { found, clause in
        found.formUnion(draft.matcher.holding(numbers[read.intent.id] ?? [], for: clause))
      }
    }
    var result: [Int: ReadExample] = [:]
    for (read, numbers) in zip(own, held) {
      for number in numbers where result[number] == nil && !read.findings.isEmpty {
        result[number] = read
      }
    }
    return result
  }

  private func finding(
    for number: Int, line: IntentMatcher.Line, intent: Intent, held: ReadExample?
  ) -> Diagnostic {
    if let (witness, winner) = shadow(of: number, line: line, intent: intent, held: held) {
      return Diagnostic(
        "pattern.shadowed",
        "dans tous les exemples et essais, une autre ligne devance celle-ci, comme pour "
          + "« \(witness) » (lu comme « \(winner.intent.id) ») ; elle peut servir à d'autres "
          + "messages : ajoutez un exemple qu'elle gagne, ou précisez-la",
        severity: .warning, at: line.location, related: winner.reading.location)
    }
    return Diagnostic(
      "pattern.idle",
      "aucun exemple n'est gagné par cette ligne ; ajoutez-en un à « \(intent.id) » (retirez-la "
        + "si personne n'écrit ainsi)",
      severity: .warning, at: line.location)
  }

  /// A sentence that the line fits and another line wins, when there is no sentence it wins.
  private func shadow(
    of number: Int, line: IntentMatcher.Line, intent: Intent, held: ReadExample?
  ) -> (witness: String, winner: Comprehension.Finding)? {
    if let held, let winner = held.findings.first { return (held.example.text, winner) }
    let source = intent.patterns.first { $0.location == line.location }?.text ?? ""
    var witness: (String, Comprehension.Finding)?
    for sample in 0..<Self.samples {
      let text = sampler.sentence(for: source, number: sample)
      let found = ReadExample.comprehension(of: text, bot: draft.bot)
      guard found.clauses.contains(where: { holds(number, $0) }) else { continue }
      if found.findings.contains(where: { $0.reading.location == line.location }) { return nil }
      if let winner = found.findings.first { witness = witness ?? (text, winner) }
    }
    return witness
  }

  private func holds(_ line: Int, _ clause: Clause) -> Bool {
    draft.matcher.holds(line: line, for: clause)
  }

  // MARK: - Patterns that cost too much

  private func costlyPatterns() -> [Diagnostic] {
    let filler = draft.filler.map { words(of: "<\($0)>", number: 0) } ?? []
    return Parallel.map(Array(draft.matcher.conjuncts.enumerated())) { number, conjunct in
      for words in costlyMessages(for: conjunct.text, filler: filler) {
        let tokens = words.map { Token(text: $0, source: 0..<1) }
        let clause = Clause(tokens, tokens: tokens.indices, isQuestion: false)
        guard draft.matcher.hitsLimit(conjunct: number, on: clause) else { continue }
        return Diagnostic(
          "pattern.costly",
          "ce motif peut coûter trop cher : il est abandonné sur « \(words.prefix(9).joined(separator: " "))… » ; évitez "
            + "les répétitions les unes dans les autres et les « .. » qui se suivent",
          severity: .warning, at: conjunct.location)
      }
      return nil
    }.compactMap { $0 }
  }

  /// Long messages out of the pattern's own words.
  private func costlyMessages(for pattern: String, filler: [String]) -> [[String]] {
    (0..<2).flatMap { number -> [[String]] in
      let words = words(of: pattern, number: number)
      guard let first = words.first, let last = words.last else { return [] }
      let own = [repeated(words) + [Self.noWord], repeated(words + [Self.noWord])]
      return number > 0
        ? own
        : own + [repeated([first]) + [Self.noWord], repeated(filler) + [last, Self.noWord]]
    }
  }

  private func words(of line: String, number: Int) -> [String] {
    sampler.sentence(for: line, number: number).split(separator: " ").map(String.init)
      .filter { $0 != "?" }
  }

  private func repeated(_ words: [String]) -> [String] {
    guard !words.isEmpty else { return [] }
    return (0..<max(1, Self.longestMessage / words.count)).flatMap { _ in words }
  }
}

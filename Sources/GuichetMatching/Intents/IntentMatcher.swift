public import GuichetCore
import PatternEngine

/// All intents of a bot, frozen: immutable, indexed by the words their patterns need.
///
/// A pattern line is a conjunction: `A & B & !C` holds where A and B match and C does not. Each
/// conjunct is one compiled pattern, shared by all lines that use it and run at most once a clause.
/// How readings are ranked is documented at ``Reading``.
public struct IntentMatcher: Sendable {
  /// The intents, in the order of the files.
  public let intents: [Intent]
  /// What the patterns and notions spell out.
  package let words: PatternWords
  let atoms: [Atom]
  let rules: [Rule]
  /// Rules by the conjunct of theirs that narrows most.
  private let rulesByKeyAtom: [[Int]]
  /// Rules none of whose conjuncts requires a word.
  private let rulesAlways: [Int]
  private let index: RequirementIndex
  private let limits = MatchLimits()
  /// A line that reads nothing, for trying what would be without it.
  private var excludedLine: Int?
  private var cache: ReadingCache?

  /// One conjunct, compiled.
  struct Atom: Sendable {
    var pattern: LazyPattern
    /// What the author wrote, and the first place it is written at.
    var phrasing: Lexicon.Phrasing
  }

  /// One pattern line.
  struct Rule: Sendable {
    var intent: Int
    var positives: [Int]
    /// The places of `positives`, the one that narrows most first: it is the likeliest to fail.
    var order: [Int] = []
    var negatives: [Int]
    var specificity: Int
    var location: SourceLocation
  }

  /// The patterns that PCRE2 refuses as a whole, compiled on all processors.
  package func refusedPatterns() -> [Diagnostic] {
    let refused = Parallel.map(atoms) { atom -> Diagnostic? in
      do throws(PatternError) {
        _ = try atom.pattern.value()
        return nil
      } catch {
        return .invalidPattern(error.sentence, at: atom.phrasing.location)
      }
    }
    return refused.compactMap { $0 }
  }

  /// The number of compiled patterns and of pattern lines, for `check`.
  public var counts: (patterns: Int, lines: Int) { (atoms.count, rules.count) }

  /// The same matcher as if a pattern line, by its number, were not there.
  package func excluding(line: Int) -> IntentMatcher {
    var copy = self
    copy.excludedLine = line
    copy.cache = nil
    return copy
  }

  /// The same matcher, which remembers what clauses say; see ``ReadingCache``.
  package func caching() -> IntentMatcher {
    var copy = self
    copy.cache = ReadingCache()
    return copy
  }

  /// Compiles intents over a lexicon; everything wrong with them is a finding.
  ///
  /// - Parameters:
  ///   - intents: The intents; ids are unique.
  ///   - lexicon: The notions.
  ///   - filler: The notion that whole-clause intents may have around them, if any.
  ///   - findings: Takes the findings.
  public init(
    intents: [Intent], lexicon: Lexicon, filler: String?, findings: inout [Diagnostic]
  ) {
    var compiler = Compiler(lexicon: lexicon, filler: filler)
    compiler.expandAhead(intents.flatMap { $0.patterns + $0.unless })
    for (index, intent) in intents.enumerated() {
      for line in intent.patterns {
        compiler.add(line, of: intent, at: index, findings: &findings)
      }
    }
    self.intents = intents
    let atoms = compiler.atoms
    self.atoms = atoms
    (words, index) = Parallel.both(
      { [compiler] in compiler.patternWords }, { [compiler] in RequirementIndex(compiler.needs) })

    var rules = compiler.rules
    var byAtom = [[Int]](repeating: [], count: atoms.count)
    var rulesAlways: [Int] = []
    let breadths = compiler.needs.map { $0.all.first?.breadth ?? .max }
    for (number, rule) in rules.enumerated() {
      let order = rule.positives.indices.sorted {
        (breadths[rule.positives[$0]], $0) < (breadths[rule.positives[$1]], $1)
      }
      rules[number].order = order
      let key = order.first.map { rule.positives[$0] }
      if let key, breadths[key] < .max {
        byAtom[key].append(number)
      } else {
        rulesAlways.append(number)
      }
    }
    self.rules = rules
    rulesByKeyAtom = byAtom
    self.rulesAlways = rulesAlways
  }

  /// Every intent that a clause fits, each with its best pattern, best reading first.
  package func readings(in clause: Clause, trace: inout MatchTrace) -> [Reading] {
    guard let cache else {
      return readings(in: clause, among: candidates(for: clause), trace: &trace)
    }
    return cache.readings(of: clause) {
      readings(in: clause, among: candidates(for: clause), trace: &trace)
    }
  }

  /// The conjuncts whose required words are in a clause.
  func candidates(for clause: Clause) -> CandidateSet {
    index.candidates(for: clause)
  }

  /// Every conjunct: what an index must not differ from.
  var allCandidates: CandidateSet {
    var candidates = CandidateSet(capacity: atoms.count)
    for atom in atoms.indices { candidates.insert(atom) }
    return candidates
  }

  func readings(
    in clause: Clause, among candidates: CandidateSet, trace: inout MatchTrace
  ) -> [Reading] {
    var work = work(on: clause, among: candidates)
    for rule in rulesAlways { consider(rule, &work) }
    for atom in candidates.members.sorted() {
      for rule in rulesByKeyAtom[atom] { consider(rule, &work) }
    }
    work.trace.linesBest = work.best.values.map(\.line)
    trace.add(work.trace)
    return work.best.values.sorted { left, right in
      if left.isBetter(than: right) { return true }
      if right.isBetter(than: left) { return false }
      return left.intent < right.intent
    }
  }

  /// What one clause was tried against so far.
  struct Work {
    let clause: Clause
    let candidates: CandidateSet
    /// What is known of each conjunct: 0 is nothing yet, others are places in `found` from 1.
    private var outcomes: [Int32]
    private var found: [Outcome] = []
    let scratch: MatchScratch
    var best: [Int: Reading] = [:]
    var trace = MatchTrace()

    init(clause: Clause, candidates: CandidateSet, conjuncts: Int, limits: MatchLimits) {
      self.clause = clause
      self.candidates = candidates
      outcomes = [Int32](repeating: 0, count: conjuncts)
      scratch = MatchScratch(limits: limits)
    }

    func outcome(of conjunct: Int) -> Outcome? {
      let place = Int(outcomes[conjunct])
      return place == 0 ? nil : found[place - 1]
    }

    mutating func remember(_ outcome: Outcome, of conjunct: Int) {
      found.append(outcome)
      outcomes[conjunct] = Int32(clamping: found.count)
    }
  }

  /// The work on one clause, before anything is tried.
  func work(on clause: Clause, among candidates: CandidateSet) -> Work {
    Work(clause: clause, candidates: candidates, conjuncts: atoms.count, limits: limits)
  }

  enum Outcome {
    case match(Range<Int>)
    case noMatch
    /// Given up: whether it matches is not known.
    case unknown
  }

  private func consider(_ number: Int, _ work: inout Work) {
    guard number != excludedLine, let ranges = ranges(ofLine: number, &work) else { return }
    let rule = rules[number]
    work.trace.linesFitting.append(number)
    let reading = Reading(
      line: number, intent: rule.intent, specificity: rule.specificity, location: rule.location,
      clause: work.clause, ranges: ranges)
    if let known = work.best[rule.intent], !reading.isBetter(than: known) { return }
    work.best[rule.intent] = reading
  }

  /// Where each conjunct of a line matches, or `nil` when the line does not hold.
  func ranges(ofLine number: Int, _ work: inout Work) -> [Range<Int>]? {
    let positives = rules[number].positives
    for atom in positives where !work.candidates.contains(atom) { return nil }
    work.trace.linesTried += 1
    var ranges = [Range<Int>](repeating: 0..<0, count: positives.count)
    for place in rules[number].order {
      guard case .match(let range) = outcome(of: positives[place], &work) else { return nil }
      ranges[place] = range
    }
    // What may be ruled out is: a wrong answer costs more than none.
    for atom in rules[number].negatives where work.candidates.contains(atom) {
      guard case .noMatch = outcome(of: atom, &work) else { return nil }
    }
    return ranges
  }

  func outcome(of number: Int, _ work: inout Work) -> Outcome {
    if let known = work.outcome(of: number) { return known }
    work.trace.patternsRun += 1
    let outcome: Outcome
    do {
      let pattern = try atoms[number].pattern.value()
      let match = try work.clause.text.withUnsafeBufferPointer { (buffer) throws(PatternError) in
        try pattern.firstRange(in: buffer, scratch: work.scratch)
      }
      outcome = match.map { .match($0) } ?? .noMatch
    } catch {
      outcome = .unknown
      let phrasing = atoms[number].phrasing
      work.trace.limitsHit.append(
        MatchTrace.LimitHit(
          pattern: phrasing.text, location: phrasing.location,
          clause: work.clause.words.joined(separator: " ")))
    }
    work.remember(outcome, of: number)
    return outcome
  }

  private struct Compiler: Sendable {
    let lexicon: Lexicon
    /// What may stand around a whole-clause pattern.
    private let filler: String?
    /// The sound conjuncts, looked at on all processors, by their text.
    private var expansions: [String: Lexicon.Expansion] = [:]
    var atoms: [Atom] = []
    /// What each conjunct requires.
    var needs: [WordRequirements] = []
    var rules: [Rule] = []
    /// What each conjunct spells out and refers to, by its key.
    private var spelled: [String: (own: SpelledWords, notions: [String])] = [:]
    /// How often each conjunct asks for something, by its key.
    private var uses: [String: Int] = [:]
    private var atomIDs: [AtomKey: Int] = [:]
    /// The pattern and specificity of conjuncts read before, by their text; whole ones behind « ^ ».
    private var readings: [String: (Int, Int)] = [:]

    init(lexicon: Lexicon, filler: String?) {
      self.lexicon = lexicon
      self.filler = filler
    }

    /// What makes two conjuncts the same pattern.
    private struct AtomKey: Hashable {
      var source: String
      var isWhole: Bool

      init(_ pieces: [PatternSource.Piece], isWhole: Bool) {
        source = ""
        for piece in pieces {
          switch piece {
          case .text(let text): source += text
          case .notion(let name, _): source += "<\(name)>"
          }
        }
        self.isWhole = isWhole
      }
    }

    /// Expands every conjunct of some lines; one with a fault is left to where it is written.
    mutating func expandAhead(_ lines: [Lexicon.Phrasing]) {
      let lexicon = lexicon
      let nowhere = SourceLocation(file: "", line: 1)
      let texts = Array(
        Set(lines.flatMap { line in PatternLine.conjuncts(of: line.text).map(\.text) }))
      let expanded = Parallel.map(texts) { text -> Lexicon.Expansion? in
        let pattern = PatternSource(text)
        var findings: [Diagnostic] = []
        let expansion = lexicon.expand(pattern, at: nowhere, findings: &findings)
        return findings.isEmpty && LazyPattern.check(pattern) == nil ? expansion : nil
      }
      for (text, expansion) in zip(texts, expanded) { expansions[text] = expansion }
    }

    /// One conjunct expanded, or `nil` with a finding.
    private func expansion(
      of text: String, at place: SourceLocation, findings: inout [Diagnostic]
    ) -> Lexicon.Expansion? {
      if let known = expansions[text] { return known }
      let pattern = PatternSource(text)
      let before = findings.count
      let expansion = lexicon.expand(pattern, at: place, findings: &findings)
      if findings.count > before { return nil }
      if let error = LazyPattern.check(pattern) {
        findings.append(.invalidPattern(error.sentence, at: place))
        return nil
      }
      return expansion
    }

    /// The words of all lines added, with those of the notions they refer to.
    var patternWords: PatternWords {
      var count = PatternWordCount(lexicon)
      for (key, conjunct) in spelled {
        count.add(conjunct.own, notions: conjunct.notions, times: uses[key] ?? 0)
      }
      return count.total()
    }

    mutating func add(
      _ line: Lexicon.Phrasing, of intent: Intent, at index: Int, findings: inout [Diagnostic]
    ) {
      var positives: [Int] = []
      var negatives: [Int] = []
      var specificity = 0
      for conjunct in PatternLine.conjuncts(of: line.text) {
        var place = line.location
        place.column += conjunct.utf8Offset
        let isWhole = intent.isWhole && !conjunct.isNegative && positives.isEmpty
        // What only rules out, or leads to no answer of the guide, is nothing a slip should become.
        let isUse = !conjunct.isNegative && intent.text == nil && intent.kind != .entity
        guard
          let (atom, weight) = atom(
            conjunct.text, isWhole: isWhole, isUse: isUse, at: place, findings: &findings)
        else { continue }
        if conjunct.isNegative {
          negatives.append(atom)
        } else {
          positives.append(atom)
          specificity += weight
        }
      }
      for exclusion in intent.unless {
        if let (atom, _) = atom(
          exclusion.text, isWhole: false, isUse: false, at: exclusion.location,
          findings: &findings)
        {
          negatives.append(atom)
        }
      }
      guard !positives.isEmpty else {
        findings.append(
          Diagnostic(
            "intent.pattern.empty", "ce motif ne demande rien ; écrivez ce qui doit s'y trouver",
            at: line.location))
        return
      }
      rules.append(
        Rule(
          intent: index, positives: positives, negatives: negatives, specificity: specificity,
          location: line.location))
    }

    private mutating func atom(
      _ text: String, isWhole: Bool, isUse: Bool, at place: SourceLocation,
      findings: inout [Diagnostic]
    ) -> (Int, Int)? {
      // The exclusions of a file stand behind every line of it: each is read once.
      let key = isWhole ? "^" + text : text
      if isUse { uses[key, default: 0] += 1 }
      if let known = readings[key] { return known }
      guard let expansion = expansion(of: text, at: place, findings: &findings) else { return nil }
      spelled[key] = (expansion.spelled, expansion.notions)
      let atomKey = AtomKey(expansion.pieces, isWhole: isWhole)
      if let known = atomIDs[atomKey] {
        readings[key] = (known, expansion.specificity)
        return (known, expansion.specificity)
      }
      atoms.append(
        Atom(
          pattern: pattern(of: expansion.pieces, isWhole: isWhole),
          phrasing: Lexicon.Phrasing(text: text, location: place)))
      needs.append(expansion.requirements)
      atomIDs[atomKey] = atoms.count - 1
      readings[key] = (atoms.count - 1, expansion.specificity)
      return (atoms.count - 1, expansion.specificity)
    }

    /// A conjunct, to be compiled later; a whole clause may have the filler around it.
    private func pattern(of pieces: [PatternSource.Piece], isWhole: Bool) -> LazyPattern {
      let texts = lexicon.texts
      guard isWhole else { return LazyPattern(ofWords: pieces, in: texts) }
      let filler = filler
      return LazyPattern {
        let filler = filler.map { texts.text(of: $0) } ?? NotionTexts.nothing
        let source = texts.text(of: pieces)
        return "^(?:(?:\(filler)) )*?(?:\(source))(?: (?:\(filler)))*(?: @[^ ]+)*$"
      }
    }
  }
}

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
  /// Every whole word that a pattern or notion spells out.
  package let vocabulary: Set<String>
  private let atoms: [Atom]
  private let rules: [Rule]
  /// Rules by the first of their conjuncts' that has required words.
  private let rulesByKeyAtom: [[Int]]
  private let rulesAlways: [Int]
  private let exactIndex: [String: [Int]]
  private let prefixIndex: [String: [Int]]
  private let shortestPrefix: Int
  private let atomsAlways: [Int]
  private let limits: MatchLimits

  private struct Atom: Sendable {
    var pattern: Pattern
    var requirement: WordRequirement?
  }

  struct Rule: Sendable {
    var intent: Int
    var positives: [Int]
    var negatives: [Int]
    var specificity: Int
    var location: SourceLocation
  }

  /// The number of compiled patterns and of pattern lines, for `check`.
  public var counts: (patterns: Int, lines: Int) { (atoms.count, rules.count) }

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
    for (index, intent) in intents.enumerated() {
      for line in intent.patterns {
        compiler.add(line, of: intent, at: index, findings: &findings)
      }
    }
    self.intents = intents
    vocabulary = compiler.words.union(lexicon.words)
    atoms = compiler.atoms
    rules = compiler.rules
    limits = MatchLimits()

    var exact: [String: [Int]] = [:]
    var prefixes: [String: [Int]] = [:]
    var always: [Int] = []
    for (index, atom) in compiler.atoms.enumerated() {
      guard let requirement = atom.requirement else {
        always.append(index)
        continue
      }
      for word in requirement.exact { exact[word, default: []].append(index) }
      for prefix in requirement.prefixes { prefixes[prefix, default: []].append(index) }
    }
    exactIndex = exact
    prefixIndex = prefixes
    shortestPrefix = prefixes.keys.map(\.utf8.count).min() ?? 0
    atomsAlways = always

    var byAtom = [[Int]](repeating: [], count: compiler.atoms.count)
    var rulesAlways: [Int] = []
    for (index, rule) in compiler.rules.enumerated() {
      let keyed = rule.positives.filter { compiler.atoms[$0].requirement != nil }
      let key = keyed.min {
        (compiler.atoms[$0].requirement?.breadth ?? 0, $0)
          < (compiler.atoms[$1].requirement?.breadth ?? 0, $1)
      }
      if let key { byAtom[key].append(index) } else { rulesAlways.append(index) }
    }
    rulesByKeyAtom = byAtom
    self.rulesAlways = rulesAlways
  }

  /// Every intent that a clause fits, each with its best pattern, best reading first.
  package func readings(in clause: Clause, trace: inout MatchTrace) -> [Reading] {
    var possible = [Bool](repeating: false, count: atoms.count)
    for atom in atomsAlways { possible[atom] = true }
    for word in clause.words {
      if let found = exactIndex[word] { for atom in found { possible[atom] = true } }
      if shortestPrefix > 0 {
        var length = shortestPrefix
        let utf8 = Array(word.utf8)
        while length <= utf8.count {
          let prefix = String(decoding: utf8[..<length], as: UTF8.self)
          if let found = prefixIndex[prefix] { for atom in found { possible[atom] = true } }
          length += 1
        }
      }
    }
    var memo = Memo(count: atoms.count)
    var best: [Int: Reading] = [:]
    func consider(_ index: Int) {
      let rule = rules[index]
      guard rule.positives.allSatisfy({ possible[$0] }) else { return }
      trace.linesTried += 1
      guard let ranges = positiveRanges(of: rule, in: clause, memo: &memo, trace: &trace)
      else { return }
      for atom in rule.negatives where possible[atom] {
        if match(atom, in: clause, memo: &memo, trace: &trace) != nil { return }
      }
      let reading = Reading(
        intent: rule.intent, specificity: rule.specificity, location: rule.location, clause: clause,
        ranges: ranges)
      if let known = best[rule.intent], !reading.isBetter(than: known) { return }
      best[rule.intent] = reading
    }
    for rule in rulesAlways { consider(rule) }
    for atom in atoms.indices where possible[atom] {
      for rule in rulesByKeyAtom[atom] { consider(rule) }
    }
    return best.values.sorted { left, right in
      if left.isBetter(than: right) { return true }
      if right.isBetter(than: left) { return false }
      return left.intent < right.intent
    }
  }

  private func positiveRanges(
    of rule: Rule, in clause: Clause, memo: inout Memo, trace: inout MatchTrace
  ) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    for atom in rule.positives {
      guard let range = match(atom, in: clause, memo: &memo, trace: &trace) else { return nil }
      ranges.append(range)
    }
    return ranges
  }

  private func match(
    _ atom: Int, in clause: Clause, memo: inout Memo, trace: inout MatchTrace
  ) -> Range<Int>? {
    if memo.done[atom] { return memo.ranges[atom] }
    memo.done[atom] = true
    trace.patternsRun += 1
    do {
      let found = try clause.text.withUnsafeBufferPointer { (buffer) throws(PatternError) in
        try atoms[atom].pattern.firstMatch(in: buffer, limits: limits)
      }
      if let match = found, let whole = match.first, let range = whole {
        memo.ranges[atom] = range
      }
    } catch {
      // A runaway pattern counts as no match here, and is reported.
      trace.limitsHit.append(atoms[atom].pattern.source)
    }
    return memo.ranges[atom]
  }

  private struct Memo {
    var done: [Bool]
    var ranges: [Range<Int>?]

    init(count: Int) {
      done = [Bool](repeating: false, count: count)
      ranges = [Range<Int>?](repeating: nil, count: count)
    }
  }

  private struct Compiler {
    let lexicon: Lexicon
    let filler: String?
    var atoms: [Atom] = []
    var rules: [Rule] = []
    var words: Set<String> = []
    private var atomIDs: [String: Int] = [:]

    init(lexicon: Lexicon, filler: String?) {
      self.lexicon = lexicon
      self.filler = filler
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
        guard
          let (atom, weight) = atom(
            conjunct.text, isWhole: isWhole, at: place, findings: &findings)
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
          exclusion.text, isWhole: false, at: exclusion.location, findings: &findings)
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
      _ text: String, isWhole: Bool, at place: SourceLocation, findings: inout [Diagnostic]
    ) -> (Int, Int)? {
      let pattern = PatternSource(text)
      let before = findings.count
      let expansion = lexicon.expand(pattern, at: place, findings: &findings)
      if findings.count > before { return nil }
      words.formUnion(expansion.words)
      var source = "(?<![^ ])(?:\(expansion.source))(?![^ ])"
      if isWhole {
        let filler = filler.map { lexicon.source(of: $0) } ?? "(?!)"
        source =
          "^(?:(?:\(filler)) )*+(?:\(expansion.source))(?: (?:\(filler)))*(?: @[^ ]+)*$"
      }
      if let known = atomIDs[source] { return (known, expansion.specificity) }
      do {
        let compiled = try Pattern(source)
        atoms.append(Atom(pattern: compiled, requirement: expansion.requirement))
        atomIDs[source] = atoms.count - 1
        return (atoms.count - 1, expansion.specificity)
      } catch {
        findings.append(
          Diagnostic(
            "pattern.invalid",
            "motif mal formé : \(error.message) ; vérifiez les parenthèses, les crochets et les quantificateurs",
            at: place))
        return nil
      }
    }
  }
}

extension Lexicon {
  /// The PCRE2 text of a notion, `(?!)` when there is none of that name.
  func source(of notion: String) -> String {
    var findings: [Diagnostic] = []
    let pattern = PatternSource("<\(notion)>")
    return expand(pattern, at: SourceLocation(file: "", line: 1), findings: &findings).source
  }
}

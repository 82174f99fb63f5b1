/// Finds what a pattern requires, and the whole words it spells out.
///
/// The pattern is one that begins and ends at the edge of a word, as every conjunct and every notion
/// does. What is not sure is not required: a message that lacks a required word can never match, and
/// a test holds this against trying every pattern.
struct RequirementAnalysis {
  /// More spellings of one word than this are not listed.
  private static let mostSpellings = 400
  /// Shorter beginnings of words narrow nothing.
  private static let shortestPrefix = 2

  private let notion: (String) -> WordRequirements
  /// What is spelled out so far.
  private(set) var spelled = SpelledWords()

  /// Creates an analysis; `notion` gives what a notion requires.
  init(notion: @escaping (String) -> WordRequirements) { self.notion = notion }

  /// What a pattern requires; nothing when nothing is sure.
  mutating func requirements(of pattern: PatternSource) -> WordRequirements {
    let requirements = WordRequirements(requirements(of: pattern.node))
    return pattern.isOpaque ? WordRequirements() : requirements
  }

  /// What a node between two edges of words requires.
  private mutating func requirements(of node: PatternNode) -> [WordRequirement] {
    switch node {
    case .literal(let text):
      spelled.words.append(text)
      return [WordRequirement(exact: [text])]
    case .notion(let name, _): return notion(name).all
    case .sequence(let parts):
      var found: [WordRequirement] = []
      for run in Self.runs(of: parts) { found += requirements(ofRun: run) }
      return found
    case .alternatives(let parts):
      if let spellings = node.spellings(atMost: Self.mostSpellings) {
        return requirements(ofSpellings: spellings)
      }
      var choices: [WordRequirements] = []
      for part in parts { choices.append(WordRequirements(requirements(of: part))) }
      return WordRequirements.any(of: choices).all
    case .optional(let part):
      _ = requirements(of: part)
      return []
    case .repeated(let part):
      let inner = requirements(of: part)
      // « (?:oui )+ » is whole words; « (?:ha)+ » is one word that begins so.
      return part.startsWithSpace || part.endsWithSpace ? inner : prefixes(ofRun: [node])
    case .space, .unknown, .assertion: return []
    }
  }

  /// Splits a sequence at the spaces that every match has.
  private static func runs(of parts: [PatternNode]) -> [[PatternNode]] {
    var runs: [[PatternNode]] = []
    var run: [PatternNode] = []
    func add(_ parts: [PatternNode]) {
      for part in parts {
        switch part {
        case .sequence(let inner): add(inner)
        case .assertion: break
        case .space:
          if !run.isEmpty { runs.append(run) }
          run = []
        default: run.append(part)
        }
      }
    }
    add(parts)
    if !run.isEmpty { runs.append(run) }
    return runs
  }

  /// What stands between two spaces: parts that bring their own space, and one word between them.
  private mutating func requirements(ofRun run: [PatternNode]) -> [WordRequirement] {
    var found: [WordRequirement] = []
    var word = run[...]
    // « (?:mon )?code »: behind « mon » comes a space, so « code » begins a word.
    while let part = word.first, part.mayHoldSpace, part.endsWithSpace {
      found += requirements(of: part)
      word.removeFirst()
    }
    while let part = word.last, part.mayHoldSpace, part.startsWithSpace {
      found += requirements(of: part)
      word.removeLast()
    }
    return found + requirements(ofWord: Array(word))
  }

  private mutating func requirements(ofWord parts: [PatternNode]) -> [WordRequirement] {
    guard let first = parts.first else { return [] }
    if parts.count == 1 { return requirements(of: first) }
    if let spellings = PatternNode.sequence(parts).spellings(atMost: Self.mostSpellings) {
      return requirements(ofSpellings: spellings)
    }
    for case .optional(let part) in parts { _ = requirements(of: part) }
    return prefixes(ofRun: parts)
  }

  private mutating func requirements(ofSpellings spellings: [String]) -> [WordRequirement] {
    for word in spellings where !word.isEmpty { spelled.words.append(word) }
    return spellings.contains("") ? [] : [WordRequirement(exact: spellings)]
  }

  /// `inscri\w*`: a word that begins so, as far as the letters are known.
  private mutating func prefixes(ofRun parts: [PatternNode]) -> [WordRequirement] {
    var known = [""]
    for part in parts {
      var inner = part
      var isLast = false
      if case .repeated(let repeated) = part {
        inner = repeated
        isLast = true
      }
      guard let some = inner.spellings(atMost: Self.mostSpellings),
        known.count * some.count <= Self.mostSpellings
      else { break }
      known = known.flatMap { left in some.map { left + $0 } }
      if isLast { break }
    }
    guard known.allSatisfy({ $0.utf8.count >= Self.shortestPrefix }) else { return [] }
    spelled.stems += known
    return [WordRequirement(prefixes: known)]
  }
}

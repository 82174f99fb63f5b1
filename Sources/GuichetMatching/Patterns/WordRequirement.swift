/// The words of which at least one must stand in a message for a pattern to have any chance.
package struct WordRequirement: Equatable, Sendable {
  /// Whole words.
  package var exact: Set<String>
  /// Beginnings of words.
  package var prefixes: Set<String>

  package init(exact words: String...) {
    exact = Set(words)
    prefixes = []
  }

  package init(exact: Set<String>, prefixes: Set<String>) {
    self.exact = exact
    self.prefixes = prefixes
  }

  /// What a choice between two patterns requires: either's words; `nil` (nothing) wins.
  package static func either(
    _ left: WordRequirement?, _ right: WordRequirement?
  ) -> WordRequirement? {
    guard let left, let right else { return nil }
    return WordRequirement(
      exact: left.exact.union(right.exact), prefixes: left.prefixes.union(right.prefixes))
  }

  /// How little the requirement narrows: common short words and long lists narrow least.
  var breadth: Int {
    exact.reduce(0) { $0 + ($1.utf8.count <= 2 ? 12 : $1.utf8.count == 3 ? 4 : 1) }
      + prefixes.reduce(0) { $0 + ($1.utf8.count <= 3 ? 8 : 2) }
  }
}

/// Finds what a pattern requires, and the whole words it spells out.
struct RequirementAnalysis {
  /// More spellings of one word than this are not listed.
  private static let mostSpellings = 400
  private let notion: (String) -> WordRequirement?
  /// The words spelled out so far.
  private(set) var words: Set<String> = []

  init(notion: @escaping (String) -> WordRequirement?) { self.notion = notion }

  mutating func requirement(of node: PatternNode) -> WordRequirement? {
    switch node {
    case .literal(let text):
      words.insert(text)
      return WordRequirement(exact: text)
    case .notion(let name, _): return notion(name)
    case .repeated(let part): return requirement(of: part)
    case .alternatives(let parts):
      if let spellings = Self.spellings(of: node) {
        words.formUnion(spellings)
        return spellings.contains("") ? nil : WordRequirement(exact: spellings, prefixes: [])
      }
      var result: WordRequirement? = WordRequirement(exact: [], prefixes: [])
      for part in parts { result = WordRequirement.either(result, requirement(of: part)) }
      return result
    case .sequence(let parts): return requirement(ofSequence: parts)
    case .optional(let part):
      _ = requirement(of: part)
      return nil
    case .space, .unknown, .assertion: return nil
    }
  }

  /// A sequence requires what its most telling word requires.
  private mutating func requirement(ofSequence parts: [PatternNode]) -> WordRequirement? {
    var best: WordRequirement?
    for run in Self.runs(of: parts) {
      guard let needed = requirement(ofRun: run) else { continue }
      if let known = best, known.breadth <= needed.breadth { continue }
      best = needed
    }
    return best
  }

  private mutating func requirement(ofRun run: [PatternNode]) -> WordRequirement? {
    if run.count == 1 { return requirement(of: run[0]) }
    if let spellings = Self.spellings(of: .sequence(run)) {
      words.formUnion(spellings)
      return spellings.contains("") ? nil : WordRequirement(exact: spellings, prefixes: [])
    }
    for part in run {
      if case .optional(let inner) = part { _ = requirement(of: inner) }
    }
    guard case .literal(let start) = run[0], start.utf8.count >= 3 else { return nil }
    // `inscri` behind which anything may follow: a word that begins so. Behind an optional letter
    // the beginning is still sure, since the letter comes after it.
    return WordRequirement(exact: [], prefixes: [start])
  }

  /// Splits a sequence into the pieces between spaces.
  private static func runs(of parts: [PatternNode]) -> [[PatternNode]] {
    var runs: [[PatternNode]] = [[]]
    for part in parts {
      switch part {
      case .space: runs.append([])
      case .assertion: continue
      case .optional(let inner) where startsWithSpace(inner) || endsWithSpace(inner):
        runs.append([part])
        runs.append([])
      case .repeated(let inner) where endsWithSpace(inner):
        runs.append([inner])
        runs.append([])
      default: runs[runs.count - 1].append(part)
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  private static func startsWithSpace(_ node: PatternNode) -> Bool {
    switch node {
    case .space: true
    case .sequence(let parts): parts.first.map(startsWithSpace) ?? false
    case .alternatives(let parts): parts.allSatisfy(startsWithSpace)
    default: false
    }
  }

  private static func endsWithSpace(_ node: PatternNode) -> Bool {
    switch node {
    case .space: true
    case .sequence(let parts): parts.last.map(endsWithSpace) ?? false
    case .alternatives(let parts): parts.allSatisfy(endsWithSpace)
    default: false
    }
  }

  /// All spellings of a part that holds no space, or `nil` when there are too many or unknown ones.
  private static func spellings(of node: PatternNode) -> Set<String>? {
    switch node {
    case .literal(let text): return [text]
    case .optional(let part): return spellings(of: part).map { $0.union([""]) }
    case .alternatives(let parts):
      var all: Set<String> = []
      for part in parts {
        guard let some = spellings(of: part) else { return nil }
        all.formUnion(some)
        if all.count > mostSpellings { return nil }
      }
      return all
    case .sequence(let parts):
      var all: Set<String> = [""]
      for part in parts {
        guard let some = spellings(of: part) else { return nil }
        var next: Set<String> = []
        for left in all { for right in some { next.insert(left + right) } }
        if next.count > mostSpellings { return nil }
        all = next
      }
      return all
    case .assertion: return [""]
    case .space, .notion, .repeated, .unknown: return nil
    }
  }
}

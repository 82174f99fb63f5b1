/// Finds the patterns all of whose requirements the words of a text meet.
///
/// Requirements that several patterns share are looked up once. A pattern is looked at only when its
/// most telling requirement is met, so patterns that a text does not speak of cost nothing.
struct RequirementIndex: Sendable {
  /// A pattern by its most telling requirement, and where its others stand in `others`.
  private struct Entry {
    var pattern: Int32
    var firstOther: Int32
    var otherCount: Int32
  }

  private let words: WordIndex
  /// The entries of each requirement, one after the other.
  private let entries: [Entry]
  /// Where the entries of each requirement begin, and where the last ones end.
  private let starts: [Int]
  private let others: [Int32]
  /// Patterns that require nothing.
  private let always: [Int]
  private let count: Int

  /// Indexes patterns, numbered from 0.
  init(_ requirements: [WordRequirements]) {
    var numbers: [WordRequirement: Int] = [:]
    var distinct: [WordRequirement] = []
    var patterns: [[(pattern: Int, others: [Int])]] = []
    var always: [Int] = []
    var count = 0
    for (pattern, requirements) in requirements.enumerated() {
      count = pattern + 1
      let needed = requirements.all.map { requirement -> Int in
        if let known = numbers[requirement] { return known }
        numbers[requirement] = distinct.count
        distinct.append(requirement)
        patterns.append([])
        return distinct.count - 1
      }
      guard let first = needed.first else {
        always.append(pattern)
        continue
      }
      patterns[first].append((pattern, Array(needed.dropFirst())))
    }
    var entries: [Entry] = []
    var others: [Int32] = []
    var starts = [0]
    for group in patterns {
      for (pattern, needed) in group {
        entries.append(
          Entry(
            pattern: Int32(clamping: pattern), firstOther: Int32(clamping: others.count),
            otherCount: Int32(clamping: needed.count)))
        others += needed.map { Int32(clamping: $0) }
      }
      starts.append(entries.count)
    }
    words = WordIndex(distinct)
    self.entries = entries
    self.others = others
    self.starts = starts
    self.always = always
    self.count = count
  }

  /// The patterns that have a chance on a clause.
  func candidates(for clause: Clause) -> CandidateSet {
    var met = CandidateSet(capacity: starts.count)
    clause.text.withUnsafeBufferPointer { text in
      for range in clause.wordRanges {
        words.forEachRequirement(metBy: text[range]) { met.insert($0) }
      }
    }
    var candidates = CandidateSet(capacity: count)
    for pattern in always { candidates.insert(pattern) }
    for requirement in met.members {
      for entry in entries[starts[requirement]..<starts[requirement + 1]] {
        let needed = others[Int(entry.firstOther)..<Int(entry.firstOther + entry.otherCount)]
        if needed.allSatisfy({ met.contains(Int($0)) }) { candidates.insert(Int(entry.pattern)) }
      }
    }
    return candidates
  }
}

/// Finds the patterns all of whose requirements the words of a text meet.
///
/// Requirements that several patterns share are looked up once. A pattern is looked at only when its
/// most telling requirement is met, so patterns that a text does not speak of cost nothing.
struct RequirementIndex: Sendable {
  private var words = WordIndex()
  private var numbers: [WordRequirement: Int] = [:]
  /// For each requirement, the patterns whose most telling one it is, and what else they require.
  private var patterns: [[(pattern: Int, others: [Int])]] = []
  /// Patterns that require nothing.
  private var always: [Int] = []
  private var count = 0

  /// Indexes patterns, numbered from 0.
  init(_ requirements: some Sequence<WordRequirements>) {
    for (pattern, requirements) in requirements.enumerated() {
      count = pattern + 1
      let needed = requirements.all.map { number(of: $0) }
      guard let first = needed.first else {
        always.append(pattern)
        continue
      }
      patterns[first].append((pattern, Array(needed.dropFirst())))
    }
  }

  private mutating func number(of requirement: WordRequirement) -> Int {
    if let known = numbers[requirement] { return known }
    let number = numbers.count
    numbers[requirement] = number
    patterns.append([])
    words.insert(requirement, number: number)
    return number
  }

  /// The patterns that have a chance on a clause.
  func candidates(for clause: Clause) -> CandidateSet {
    var met = CandidateSet(capacity: patterns.count)
    for range in clause.wordRanges {
      words.forEachRequirement(metBy: clause.text[range]) { met.insert($0) }
    }
    var candidates = CandidateSet(capacity: count)
    for pattern in always { candidates.insert(pattern) }
    for requirement in met.members {
      for (pattern, others) in patterns[requirement] where others.allSatisfy(met.contains) {
        candidates.insert(pattern)
      }
    }
    return candidates
  }
}

/// Words of which at least one must stand in a message for a pattern to have any chance.
package struct WordRequirement: Hashable, Sendable {
  /// Whole words.
  package var exact: Set<String>
  /// Beginnings of words.
  package var prefixes: Set<String>

  package init(exact: Set<String> = [], prefixes: Set<String> = []) {
    self.exact = exact
    self.prefixes = prefixes
  }

  /// What a choice between two patterns requires: the words of either.
  static func either(_ left: WordRequirement, _ right: WordRequirement) -> WordRequirement {
    WordRequirement(
      exact: left.exact.union(right.exact), prefixes: left.prefixes.union(right.prefixes))
  }

  /// How little the requirement narrows: common short words and long lists narrow least.
  var breadth: Int {
    exact.reduce(0) { $0 + ($1.utf8.count <= 2 ? 12 : $1.utf8.count == 3 ? 4 : 1) }
      + prefixes.reduce(0) { $0 + ($1.utf8.count <= 2 ? 24 : $1.utf8.count == 3 ? 8 : 2) }
  }
}

/// Everything known of the words a pattern requires: each requirement must be met.
///
/// The one that narrows most comes first; none at all means that nothing is sure.
package struct WordRequirements: Hashable, Sendable {
  /// More than this many are not kept: the first ones rule out nearly everything.
  private static let most = 3

  /// The requirements.
  package private(set) var all: [WordRequirement]

  /// Keeps the requirements that narrow most.
  package init(_ requirements: [WordRequirement] = []) {
    let sorted = requirements.enumerated()
      .map { (breadth: $1.breadth, place: $0, requirement: $1) }
      .sorted { ($0.breadth, $0.place) < ($1.breadth, $1.place) }
    all = []
    for (_, _, requirement) in sorted where all.count < Self.most && !all.contains(requirement) {
      all.append(requirement)
    }
  }

  /// What a choice between patterns requires: of each its most telling word, of each its next …
  ///
  /// « (A and B) or (C and D) » is met only where « A or C » and « B or D » are.
  static func any(of choices: [WordRequirements]) -> WordRequirements {
    guard let count = choices.map(\.all.count).max(),
      choices.allSatisfy({ !$0.all.isEmpty })
    else { return WordRequirements() }
    return WordRequirements(
      (0..<count).map { place in
        var union = WordRequirement()
        for choice in choices {
          let requirement = choice.all[min(place, choice.all.count - 1)]
          union.exact.formUnion(requirement.exact)
          union.prefixes.formUnion(requirement.prefixes)
        }
        return union
      })
  }
}

/// The words of which at least one must stand in a message for a pattern to have any chance.
package struct WordRequirement: Equatable, Sendable {
  /// Whole words.
  package var exact: Set<String>
  /// Beginnings of words.
  package var prefixes: Set<String>

  package init(exact: Set<String> = [], prefixes: Set<String> = []) {
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
      + prefixes.reduce(0) { $0 + ($1.utf8.count <= 2 ? 24 : $1.utf8.count == 3 ? 8 : 2) }
  }
}

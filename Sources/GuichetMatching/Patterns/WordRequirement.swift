import GuichetCore

/// Words of which at least one must stand in a message for a pattern to have any chance.
///
/// Words are kept by their hash, as the index looks them up: what a bot loads of them is joined and
/// compared many times.
package struct WordRequirement: Hashable, Sendable {
  /// A word or the beginning of one, by the hash of its bytes.
  struct Key: Hashable, Sendable {
    var hash: UInt64
    /// In bytes; more than 255 count as that many.
    var length: UInt8

    init(_ word: String) {
      hash = FNV1a(word.utf8).value
      length = UInt8(clamping: word.utf8.count)
    }
  }

  /// Whole words, in order of their hashes.
  private(set) var exact: [Key]
  /// Beginnings of words, in order of their hashes.
  private(set) var prefixes: [Key]

  package init(exact: [String] = [], prefixes: [String] = []) {
    self.exact = Self.sorted(exact.map(Key.init))
    self.prefixes = Self.sorted(prefixes.map(Key.init))
  }

  /// What a choice between patterns requires: the words of any.
  init(anyOf choices: [WordRequirement]) {
    var exact: [Key] = []
    var prefixes: [Key] = []
    for choice in choices {
      exact += choice.exact
      prefixes += choice.prefixes
    }
    self.exact = Self.sorted(exact)
    self.prefixes = Self.sorted(prefixes)
  }

  private static func sorted(_ keys: [Key]) -> [Key] {
    if keys.count < 2 { return keys }
    var result: [Key] = []
    result.reserveCapacity(keys.count)
    for key in keys.sorted(by: { $0.hash < $1.hash }) where key.hash != result.last?.hash {
      result.append(key)
    }
    return result
  }

  /// How little the requirement narrows: common short words and long lists narrow least.
  var breadth: Int {
    exact.reduce(0) { $0 + ($1.length <= 2 ? 12 : $1.length == 3 ? 4 : 1) }
      + prefixes.reduce(0) { $0 + ($1.length <= 2 ? 24 : $1.length == 3 ? 8 : 2) }
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
    if requirements.count < 2 {
      all = requirements
      return
    }
    all = []
    let breadths = requirements.map(\.breadth)
    let sorted = requirements.indices.sorted { (breadths[$0], $0) < (breadths[$1], $1) }
    for place in sorted where all.count < Self.most && !all.contains(requirements[place]) {
      all.append(requirements[place])
    }
  }

  /// What a choice between patterns requires: of each its most telling word, of each its next.
  ///
  /// « (A and B) or (C and D) » is met only where « A or C » and « B or D » are.
  static func any(of choices: [WordRequirements]) -> WordRequirements {
    guard let count = choices.map(\.all.count).max(),
      choices.allSatisfy({ !$0.all.isEmpty })
    else { return WordRequirements() }
    return WordRequirements(
      (0..<count).map { place in
        WordRequirement(anyOf: choices.map { $0.all[min(place, $0.all.count - 1)] })
      })
  }
}

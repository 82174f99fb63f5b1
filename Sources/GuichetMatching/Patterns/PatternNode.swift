/// The structure of an author's pattern, as far as it tells which notions and words a match contains.
///
/// PCRE2 remains the judge of what the pattern matches.
package enum PatternNode: Equatable, Sendable {
  /// Plain characters, lower case.
  case literal(String)
  /// A space between two words.
  case space
  /// `<notion>`, with its UTF-8 offset in the author's text.
  case notion(String, utf8Offset: Int)
  /// Parts one after the other.
  case sequence([PatternNode])
  /// Any one of the alternatives.
  case alternatives([PatternNode])
  /// A part that may be left out (`?`, `*`, `{0,…}`).
  indirect case optional(PatternNode)
  /// A part repeated at least once.
  indirect case repeated(PatternNode)
  /// Letters that are not known: `.`, `\w`, a class.
  case unknown
  /// Something that consumes nothing: anchors and look-arounds.
  case assertion
}

extension PatternNode {
  /// The notions and words every match contains: how much a pattern asks for.
  ///
  /// A run of plain words counts one, a notion counts one, alternatives count as the cheapest one.
  package var specificity: Int {
    switch self {
    case .literal: 1
    case .notion: 1
    case .space, .optional, .unknown, .assertion: 0
    case .repeated(let part): part.specificity
    case .alternatives(let parts): parts.map(\.specificity).min() ?? 0
    case .sequence(let parts): Self.specificity(of: parts)
    }
  }

  private static func specificity(of parts: [PatternNode]) -> Int {
    var total = 0
    var inWords = false
    for part in parts {
      switch part {
      case .literal:
        if !inWords { total += 1 }
        inWords = true
      case .space: break
      default:
        total += part.specificity
        inWords = false
      }
    }
    return total
  }

  /// The notions referred to anywhere in the pattern.
  package var notions: [(name: String, utf8Offset: Int)] {
    switch self {
    case .notion(let name, let offset): [(name, offset)]
    case .sequence(let parts), .alternatives(let parts): parts.flatMap(\.notions)
    case .optional(let part), .repeated(let part): part.notions
    case .literal, .space, .unknown, .assertion: []
    }
  }
}

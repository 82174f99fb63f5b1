/// Where words begin and end in what a node matches.
extension PatternNode {
  /// Whether every match that is not empty begins with a space.
  var startsWithSpace: Bool { bringsSpace(atStart: true) }

  /// Whether every match that is not empty ends with a space.
  var endsWithSpace: Bool { bringsSpace(atStart: false) }

  private func bringsSpace(atStart: Bool) -> Bool {
    switch self {
    case .space: return true
    case .assertion: return true
    case .literal(let text): return text.isEmpty
    case .notion, .unknown: return false
    case .optional(let part), .repeated(let part): return part.bringsSpace(atStart: atStart)
    case .alternatives(let parts):
      return parts.allSatisfy { $0.bringsSpace(atStart: atStart) }
    case .sequence(let parts):
      // Parts that may be empty let the next one come to the edge.
      for part in atStart ? parts : parts.reversed() {
        guard part.bringsSpace(atStart: atStart) else { return false }
        if !part.mayBeEmpty { return true }
      }
      return true
    }
  }

  /// Whether some match is empty, as far as it is known.
  var mayBeEmpty: Bool {
    switch self {
    case .literal(let text): text.isEmpty
    case .space: false
    case .notion, .optional, .unknown, .assertion: true
    case .repeated(let part): part.mayBeEmpty
    case .alternatives(let parts): parts.contains(where: \.mayBeEmpty)
    case .sequence(let parts): parts.allSatisfy(\.mayBeEmpty)
    }
  }

  /// Whether some match has a space in it, as far as it is known.
  var mayHoldSpace: Bool {
    switch self {
    case .space, .notion, .unknown: true
    case .literal, .assertion: false
    case .optional(let part), .repeated(let part): part.mayHoldSpace
    case .alternatives(let parts), .sequence(let parts): parts.contains(where: \.mayHoldSpace)
    }
  }

  /// Everything a part without spaces can match, or `nil` when that is not known or too much.
  func spellings(atMost limit: Int) -> [String]? {
    switch self {
    case .literal(let text): return [text]
    case .assertion: return [""]
    case .optional(let part):
      return part.spellings(atMost: limit).map { $0.contains("") ? $0 : $0 + [""] }
    case .alternatives(let parts):
      var all: [String] = []
      for part in parts {
        guard let some = part.spellings(atMost: limit) else { return nil }
        all += some
        if all.count > limit { return nil }
      }
      return all
    case .sequence(let parts):
      var all = [""]
      for part in parts {
        guard let some = part.spellings(atMost: limit), all.count * some.count <= limit
        else { return nil }
        all = all.flatMap { left in some.map { left + $0 } }
      }
      return all
    case .space, .notion, .repeated, .unknown: return nil
    }
  }
}

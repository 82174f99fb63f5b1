/// Edit distances between short words.
public enum EditDistance: Sendable {
  /// Returns the optimal string alignment distance: insertions, deletions, substitutions and
  /// swaps of neighbours, or `nil` when it is above `limit`.
  ///
  /// O(n·m) time, O(m) space.
  public static func between(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
    if abs(left.count - right.count) > limit { return nil }
    if left.isEmpty || right.isEmpty {
      let distance = max(left.count, right.count)
      return distance <= limit ? distance : nil
    }
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    var current = previous
    for i in 1...left.count {
      current[0] = i
      var best = i
      for j in 1...right.count {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        var value = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          value = min(value, beforePrevious[j - 2] + 1)
        }
        current[j] = value
        best = min(best, value)
      }
      if best > limit { return nil }
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }

  /// Returns the candidate nearest to a word, for « vouliez-vous dire … ? », or `nil` when none is
  /// within a third of the word's length.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let target = Array(word.utf8)
    let limit = max(1, target.count / 3)
    return
      candidates
      .compactMap { candidate in
        between(target, Array(candidate.utf8), limit: limit).map { ($0, candidate) }
      }
      .min { ($0.0, $0.1) < ($1.0, $1.1) }?.1
  }
}

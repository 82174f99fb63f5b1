/// The difference of two texts, line by line, as people read it.
enum LineDifference {
  /// Lines with `  ` (the same), `- ` (expected) and `+ ` (got) in front, in the order of the
  /// texts.
  ///
  /// White space is folded and blank lines left out, as they are not compared.
  static func lines(expected: String, got: String) -> [String] {
    let old = parts(expected)
    let new = parts(got)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var result: [String] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        result.append("- " + old[left])
        left += 1
      } else if right < new.count, inserted.contains(right) {
        result.append("+ " + new[right])
        right += 1
      } else if left < old.count {
        result.append("  " + old[left])
        left += 1
        right += 1
      } else {
        right += 1
      }
    }
    return result
  }

  private static func parts(_ text: String) -> [String] {
    text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
      .map { TextFolding.folded(String($0)) }
      .filter { !$0.isEmpty }
  }
}

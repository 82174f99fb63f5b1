/// Reads the lines an author names: `29`, `3-8`, `65, 62, 66, 63`.
package enum LineSelection {
  /// A line number above this is a slip of the keyboard; it bounds what a file can make us allocate.
  package static let largestLine = 100_000

  /// The lines in the order they are named, or `nil` when the text names none.
  package static func lines(_ text: String) -> [Int]? {
    var lines: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
        .map { number($0) }
      guard ends.count <= 2, let lower = ends.first, let upper = ends.last,
        let lower, let upper, lower <= upper
      else { return nil }
      guard lines.count + upper - lower < largestLine else { return nil }
      lines.append(contentsOf: lower...upper)
    }
    return lines
  }

  private static func number(_ text: Substring) -> Int? {
    guard let value = Int(String(text).trimmingSpaces()), (1...largestLine).contains(value) else {
      return nil
    }
    return value
  }
}

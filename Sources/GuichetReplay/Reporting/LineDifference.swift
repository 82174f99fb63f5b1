/// The difference of two texts, line by line, as people read it.
enum LineDifference {
  /// A line of either text, or of both.
  struct Line: Hashable {
    /// Where it stands.
    enum Mark: String {
      case both = "  "
      case expected = "- "
      case got = "+ "
    }

    var mark: Mark
    var text: String
    /// The words, by number, that differ from the line it takes the place of; `nil` when it takes the
    /// place of none.
    var changed: Range<Int>?
  }

  /// The lines in the order of the texts.
  ///
  /// White space is folded and blank lines left out, as they are not compared.
  static func lines(expected: String, got: String) -> [Line] {
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
    var result: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      let gone = old.dropFirst(left).indices.prefix { removed.contains($0) }
      let come = new.dropFirst(right).indices.prefix { inserted.contains($0) }
      if gone.isEmpty, come.isEmpty {
        if left < old.count { result.append(Line(mark: .both, text: old[left])) }
        left += 1
        right += 1
        continue
      }
      let replaced =
        gone.count == come.count ? zip(gone, come).map { changes(old[$0], new[$1]) } : []
      for (index, number) in gone.enumerated() {
        let changed = replaced.isEmpty ? nil : replaced[index].old
        result.append(Line(mark: .expected, text: old[number], changed: changed))
      }
      for (index, number) in come.enumerated() {
        let changed = replaced.isEmpty ? nil : replaced[index].new
        result.append(Line(mark: .got, text: new[number], changed: changed))
      }
      left += gone.count
      right += come.count
    }
    return result
  }

  /// The words between what two lines begin with and what they end with.
  private static func changes(_ old: String, _ new: String) -> (old: Range<Int>, new: Range<Int>) {
    let old = old.split(separator: " ")
    let new = new.split(separator: " ")
    let start = zip(old, new).prefix { $0 == $1 }.count
    let rest = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed())
    let end = rest.prefix { $0 == $1 }.count
    return (start..<(old.count - end), start..<(new.count - end))
  }

  private static func parts(_ text: String) -> [String] {
    text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
      .map { TextFolding.folded(String($0)) }
      .filter { !$0.isEmpty }
  }
}

extension Coverage {
  /// How many missed units of a kind the text names.
  private static let mostNamed = 12

  /// The coverage in French, for a terminal: a line for each kind, then what is missed, with the
  /// shortest conversation that reaches it.
  public var text: String {
    var lines = ["Couverture par \(witnesses.count) transcriptions"]
    let width = CoverageUnit.Kind.allCases.map(\.label.count).max() ?? 0
    for kind in CoverageUnit.Kind.allCases {
      let (reached, total) = count(kind)
      if total == 0 { continue }
      let share = permille(kind)
      let label = kind.label + String(repeating: " ", count: width - kind.label.count)
      let figures = "\(reached) sur \(total)"
      let space = String(repeating: " ", count: max(1, 14 - figures.count))
      lines.append("  \(label) \(Self.bar(share)) \(figures)\(space)\(share / 10),\(share % 10) %")
    }
    for kind in CoverageUnit.Kind.allCases {
      let numbers = missed.filter { units[$0].kind == kind }
      if numbers.isEmpty { continue }
      lines += ["", "Jamais atteint : \(kind.label)"]
      for number in numbers.prefix(Self.mostNamed) {
        let unit = units[number]
        lines.append("  \(unit.location): \(unit.what)")
        if let way = suggestions[number] {
          lines.append(
            "    essayez : "
              + way.map { $0.hasPrefix("[") ? $0 : "« \($0) »" }.joined(separator: " → "))
        }
      }
      if numbers.count > Self.mostNamed {
        lines.append("  et \(numbers.count - Self.mostNamed) autres, dans le rapport")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func bar(_ permille: Int) -> String {
    let full = permille * 20 / 1_000
    return String(repeating: "█", count: full) + String(repeating: "░", count: 20 - full)
  }
}

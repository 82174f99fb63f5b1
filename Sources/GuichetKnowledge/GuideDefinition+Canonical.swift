extension GuideDefinition {
  /// Everything the definition says, without its places, in a form that only equal definitions
  /// share: each value is written behind its length.
  var canonicalText: String {
    var values = [title, file, digest]
    func append(_ name: String, _ parts: [String]) {
      values.append(name)
      values.append(contentsOf: parts)
    }
    func text(_ lines: [Int]?) -> String {
      lines.map { $0.map(String.init).joined(separator: ",") } ?? "*"
    }
    for entry in corrections {
      append("correction", [entry.pattern, entry.replacement, entry.reason, text(entry.lines)])
    }
    for entry in losses {
      append("loss", [entry.pattern, entry.label ?? "", entry.reason, text(entry.lines)])
    }
    for section in sections {
      append("section", ["\(section.number)", text(section.heading)])
      for item in section.items {
        let pieces = item.pieces.map { text($0) }.joined(separator: ";")
        append("item", [item.kind?.rawValue ?? "drop", pieces, item.joint])
      }
    }
    for entry in residue { append("residue", [entry.pattern, entry.reason]) }
    for entry in facts { append("fact", [entry.id, entry.kind.rawValue, entry.text]) }
    return values.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n")
  }
}

/// Writes a dialogue as a Mermaid flowchart.
package enum MermaidWriter {
  private static let nodeWidth = 34
  private static let edgeWidth = 28
  private static let beginning = "debut"

  /// The flowchart, left to right, milestones as subgraphs; ends with a line feed.
  package static func text(of graph: DialogueGraph) -> String {
    let names = names(of: graph)
    var lines = [
      "%% \(oneLine(graph.title)) : le dialogue. \(DialogueGraph.legend)", "flowchart LR",
      "  \(beginning)((\(label([DialogueGraph.start]))))",
    ]
    let grouped = Set(graph.groups.flatMap(\.nodes))
    for (number, group) in graph.groups.enumerated() {
      let title = label(["Jalon \(number + 1) : \(group.title)"])
      lines.append("  subgraph jalon_\(number + 1)[\(title)]")
      for node in graph.nodes where group.nodes.contains(node.id) {
        lines.append("    " + statement(for: node, named: names[node.id], in: graph))
      }
      lines.append("  end")
    }
    for node in graph.nodes where !grouped.contains(node.id) {
      lines.append("  " + statement(for: node, named: names[node.id], in: graph))
    }
    if let first = graph.first.flatMap({ names[$0] }) {
      lines.append("  \(beginning) --> \(first)")
    }
    for edge in graph.edges {
      guard let from = names[edge.from], let to = names[edge.to] else { continue }
      let words = edge.labels.flatMap { TextWrapping.lines(of: $0, width: edgeWidth) }
      lines.append("  \(from) -->|\(label(words))| \(to)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func statement(
    for node: DialogueGraph.Node, named name: String?, in graph: DialogueGraph
  ) -> String {
    let words = label(graph.lines(of: node, width: nodeWidth))
    let name = name ?? ""
    return switch node.kind {
    case .question: "\(name)(\(words))"
    case .action: "\(name)[\(words)]"
    case .end: "\(name)([\(words)])"
    }
  }

  /// Names of letters, digits and underscores; the prefix keeps them clear of Mermaid's own words.
  private static func names(of graph: DialogueGraph) -> [String: String] {
    var names: [String: String] = [:]
    var taken: Set<String> = []
    for node in graph.nodes {
      let plain = node.id.unicodeScalars.map { scalar in
        scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          ? String(scalar) : "_"
      }
      let base = "etape_" + plain.joined()
      var name = base
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(base)_\(number)"
        number += 1
      }
      names[node.id] = name
    }
    return names
  }

  /// A quoted label; characters that mean something in it are written as Mermaid's entities.
  private static func label(_ lines: [String]) -> String {
    "\"" + lines.map(escaped).joined(separator: "<br/>") + "\""
  }

  private static func escaped(_ text: String) -> String {
    oneLine(text).replacing("#", with: "#35;").replacing("&", with: "#amp;")
      .replacing("\"", with: "#quot;").replacing("<", with: "#lt;").replacing(">", with: "#gt;")
      .replacing("`", with: "#96;")
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

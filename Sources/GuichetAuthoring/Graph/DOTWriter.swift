/// Writes a dialogue in Graphviz's language.
package enum DOTWriter {
  private static let nodeWidth = 24
  private static let edgeWidth = 15
  private static let beginning = "\"(début)\""

  /// The graph, left to right, milestones as clusters; ends with a line feed.
  package static func text(of graph: DialogueGraph) -> String {
    var lines = [
      "digraph \(quoted(graph.title)) {",
      "  graph [rankdir=LR, charset=\"UTF-8\", fontname=\"Helvetica,Arial,sans-serif\", "
        + "fontsize=14, nodesep=0.3, ranksep=0.25, labelloc=b, "
        + "label=\(label([DialogueGraph.legend]))];",
      "  node [shape=box, style=filled, fillcolor=\"#ffffff\", color=\"#36454f\", "
        + "fontname=\"Helvetica,Arial,sans-serif\", fontsize=12, margin=\"0.15,0.1\"];",
      "  edge [color=\"#36454f\", fontname=\"Helvetica,Arial,sans-serif\", fontsize=11];",
      "  \(beginning) [shape=circle, label=\(label([DialogueGraph.start]))];",
    ]
    let grouped = Set(graph.groups.flatMap(\.nodes))
    for (number, group) in graph.groups.enumerated() {
      lines.append("  subgraph cluster_\(number + 1) {")
      lines.append(
        "    label=\(label(["Jalon \(number + 1) : \(group.title)"])); labelloc=t; labeljust=l; "
          + "style=\"rounded,filled\"; color=\"#c5cad2\"; fillcolor=\"#f1f4f8\";")
      for node in graph.nodes where group.nodes.contains(node.id) {
        lines.append("    " + statement(for: node, in: graph))
      }
      lines.append("  }")
    }
    for node in graph.nodes where !grouped.contains(node.id) {
      lines.append("  " + statement(for: node, in: graph))
    }
    if let first = graph.first { lines.append("  \(beginning) -> \(quoted(first));") }
    for edge in graph.edges {
      let words = edge.labels.flatMap { TextWrapping.lines(of: $0, width: edgeWidth) }
      lines.append(
        "  \(quoted(edge.from)) -> \(quoted(edge.to)) [label=\(label(words))];")
    }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func statement(
    for node: DialogueGraph.Node, in graph: DialogueGraph
  ) -> String {
    let style =
      switch node.kind {
      case .question: "style=\"rounded,filled\", fillcolor=\"#dbe9fb\""
      case .action: "fillcolor=\"#fdf3d3\""
      case .end: "style=\"rounded,filled\", fillcolor=\"#d9f0dc\", peripheries=2"
      }
    let words = label(graph.lines(of: node, width: nodeWidth))
    return "\(quoted(node.id)) [\(style), label=\(words)];"
  }

  /// A quoted name: of all characters only the quotation mark and the backslash mean something.
  private static func quoted(_ text: String) -> String {
    "\"" + escaped(text) + "\""
  }

  /// A quoted label: `\n` breaks lines, and `&` would begin an entity.
  private static func label(_ lines: [String]) -> String {
    let text = lines.map { escaped($0).replacing("&", with: "&amp;") }.joined(separator: "\\n")
    return "\"\(text)\""
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ")
  }
}

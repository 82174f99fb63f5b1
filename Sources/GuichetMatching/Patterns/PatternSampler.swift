/// Writes sentences that a pattern line is likely to match, for `check`.
///
/// A sentence is built from the pattern's structure, so look-arounds and unknown letters can make it
/// miss: who uses one sees to it that the line holds.
package struct PatternSampler {
  /// Deeper nesting of notions than this is left out.
  private static let deepest = 20

  private let notions: [String: Lexicon.Notion]

  /// Creates a sampler over a lexicon.
  package init(lexicon: [Lexicon.Notion]) {
    notions = Dictionary(lexicon.map { ($0.name, $0) }) { first, _ in first }
  }

  /// A sentence for a line; other numbers take other alternatives and optional parts.
  ///
  /// - Parameters:
  ///   - line: The line, as the author wrote it.
  ///   - number: From 0; optional parts are left out at even numbers.
  /// - Returns: Folded words, with « ? » behind where the line asks for a question.
  package func sentence(for line: String, number: Int) -> String {
    let parts = PatternLine.conjuncts(of: line).filter { !$0.isNegative }
      .map { text(of: PatternSource($0.text).node, number: number, depth: 0) }
    let words = parts.joined(separator: " ").split(separator: " ")
    let isQuestion = words.contains { $0 == Clause.question[...] }
    return words.filter { !$0.hasPrefix("@") }.joined(separator: " ") + (isQuestion ? " ?" : "")
  }

  private func text(of node: PatternNode, number: Int, depth: Int) -> String {
    guard depth < Self.deepest else { return "" }
    switch node {
    case .literal(let text): return text
    case .space: return " "
    case .unknown, .assertion: return ""
    case .sequence(let parts):
      return parts.map { text(of: $0, number: number, depth: depth) }.joined()
    case .alternatives(let parts):
      return parts.isEmpty
        ? "" : text(of: parts[number % parts.count], number: number, depth: depth)
    case .optional(let part):
      return number % 2 == 0 ? "" : text(of: part, number: number, depth: depth)
    case .repeated(let part): return text(of: part, number: number, depth: depth)
    case .notion(let name, _):
      guard let phrasings = notions[name]?.phrasings, !phrasings.isEmpty else { return "" }
      let phrasing = phrasings[number % phrasings.count].text
      return text(of: PatternSource(phrasing).node, number: number, depth: depth + 1)
    }
  }
}

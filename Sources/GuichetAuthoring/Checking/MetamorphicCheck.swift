import GuichetCore
import GuichetMatching

/// Examples that are understood must be understood however they are written.
package enum MetamorphicCheck {
  /// What one transformation changed.
  struct Result: Sendable {
    var transformation: Transformation
    /// Examples it applies to.
    var total: Int
    /// The ones that are read differently.
    var misses: [Miss]

    /// The share read the same, in percent.
    var share: Double { total == 0 ? 100 : 100 * Double(total - misses.count) / Double(total) }
  }

  /// An example that is read differently.
  struct Miss: Sendable {
    var example: Lexicon.Phrasing
    var written: String
    var expected: [String]
    var found: [String]
  }

  /// Reads every understood example in every transformation.
  static func run(_ draft: BotDraft, examples: [ReadExample]) -> [Result] {
    let understood = examples.filter { !$0.isCounterexample && $0.isRight }
    return Transformation.allCases.map { transformation in
      let outcomes = Parallel.map(understood) { read -> (applies: Bool, miss: Miss?) in
        let isQuestion = read.findings.allSatisfy { $0.intent.kind == .ask }
        let text = read.example.text
        guard let written = transformation.applied(to: text, isQuestion: isQuestion) else {
          return (false, nil)
        }
        let found = ReadExample.comprehension(of: written, bot: draft.bot).findings
        let added = transformation.addedIntents
        let expected = signature(of: read.findings, without: added)
        let actual = signature(of: found, without: added)
        if expected == actual { return (true, nil) }
        return (
          true, Miss(example: read.example, written: written, expected: expected, found: actual)
        )
      }
      return Result(
        transformation: transformation, total: outcomes.count { $0.applies },
        misses: outcomes.compactMap(\.miss))
    }
  }

  /// What a message says: topics asked, facts told, control phrases; the order does not matter.
  private static func signature(
    of findings: [Comprehension.Finding], without added: Set<String>
  ) -> [String] {
    let said = findings.compactMap { finding -> String? in
      switch finding.intent.kind {
      case .entity: nil
      case .control: added.contains(finding.intent.id) ? nil : finding.intent.id
      case .ask: finding.intent.topic ?? finding.intent.id
      case .tell: finding.intent.id
      }
    }
    return Set(said).sorted()
  }

  /// The figures, a line each, for people.
  static func report(_ results: [Result], showingMisses: Bool) -> String {
    var lines = ["les mêmes exemples, écrits autrement :"]
    for result in results {
      let share = percent(result.share)
      let isEnough = result.share >= result.transformation.target
      lines.append(
        "  \(result.transformation.name) : \(share) % sur \(result.total)"
          + (isEnough ? "" : " (visé : \(percent(result.transformation.target)) %)"))
      guard showingMisses else { continue }
      for miss in result.misses {
        let found = miss.found.isEmpty ? "rien" : miss.found.joined(separator: ", ")
        lines.append(
          "    \(miss.example.location): « \(miss.written) » : \(found) au lieu de "
            + miss.expected.joined(separator: ", "))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// `99,5`: rounded down, so that 100 means all.
  private static func percent(_ value: Double) -> String {
    let tenths = Int(value * 10)
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10),\(tenths % 10)"
  }
}

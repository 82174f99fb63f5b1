package import GuichetCore

/// What `guichet check --exhaustive` prints.
package enum ExhaustiveCheck {
  /// Walks a bot's dialogue.
  ///
  /// - Returns: The report in French and whether nothing is wrong, or `nil` when the bot cannot be
  ///   read; the findings then say why.
  package static func run(
    path: String, findings: inout [Diagnostic]
  ) -> (text: String, isSound: Bool)? {
    guard let draft = BotDraft.gather(path: path, withExamples: true, findings: &findings),
      !findings.contains(where: { $0.severity == .error })
    else { return nil }
    let report = DialogueWalk.walk(draft)
    var lines = [
      "\(report.nodes) états, \(report.situations) situations, \(report.turns) tours joués",
      "étapes atteintes : \(report.steps.reached) sur \(report.steps.total) ; "
        + "sujets répondus : \(report.topics.reached) sur \(report.topics.total)",
    ]
    for violation in report.violations {
      lines.append("ÉCHEC : \(violation.message)")
      lines += violation.witness.map { "    › \($0)" }
    }
    if report.violations.isEmpty {
      lines.append(
        "Aucune impasse, aucune réponse vide, aucune étape ni réponse hors d'atteinte ; "
          + "le but reste accessible de partout, « retour » défait exactement un tour.")
    }
    return (lines.joined(separator: "\n"), report.violations.isEmpty)
  }
}

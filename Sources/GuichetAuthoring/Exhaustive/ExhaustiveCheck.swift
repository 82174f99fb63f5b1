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
    return (text(of: report), report.violations.isEmpty)
  }

  /// What a walk found, in French: how far it went, then each failure with its shortest conversation, or
  /// everything that is proved.
  package static func text(of report: DialogueWalk.Report) -> String {
    var lines = [
      "\(report.nodes) états, \(report.situations) situations, \(report.turns) tours joués",
      "étapes atteintes : \(report.steps.reached) sur \(report.steps.total) ; "
        + "sujets répondus : \(report.topics.reached) sur \(report.topics.total)",
    ]
    for violation in report.violations {
      lines.append("ÉCHEC : \(violation.message)")
      lines += violation.witness.map { "    › \($0)" }
    }
    if report.violations.isEmpty { lines += ["Prouvé :"] + proved.map { "  - \($0)" } }
    return lines.joined(separator: "\n")
  }

  private static let proved = [
    "le but reste accessible de partout, et chaque situation a sa prochaine étape ;",
    "chaque étape est atteinte, et chaque réponse a un message qui y mène ;",
    "aucune réponse n'est vide, ne dépasse \(DialogueWalk.longestReply) caractères ni ne garde une accolade ;",
    "aucune phrase ne revient deux fois de suite, même quand un message est envoyé \(DialogueWalk.insistence) fois ;",
    "« pourquoi ? » donne toujours la raison de l'étape, et « retour » défait exactement un tour.",
  ]
}

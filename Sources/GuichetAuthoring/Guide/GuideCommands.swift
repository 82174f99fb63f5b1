package import GuichetCore
import GuichetKnowledge

/// What `guichet guide build`, `check` and `show` do, without writing or printing anything.
package enum GuideCommands {
  /// Builds the knowledge base.
  ///
  /// - Returns: The JSON to write, or `nil` when a finding is an error; and every finding, in the
  ///   order of the files.
  package static func build(
    _ directory: BotDirectory, file: String = GuideLoader.defaultFile
  ) -> (json: String?, findings: [Diagnostic]) {
    var (knowledge, findings) = knowledge(directory, file: file)
    do {
      return (try knowledge?.json(), findings)
    } catch {
      findings.append(
        Diagnostic(
          "guide.knowledge.encoding",
          "la base de connaissances ne peut pas être écrite (\(error)) ; vérifiez les textes",
          at: SourceLocation(file: file, line: 1)))
      return (nil, findings)
    }
  }

  /// Checks the guide, and that the knowledge base on disk is the one it gives.
  package static func check(
    _ directory: BotDirectory, file: String = GuideLoader.defaultFile,
    artefact: String = KnowledgeLoader.defaultFile
  ) -> [Diagnostic] {
    var (json, findings) = build(directory, file: file)
    guard let json else { return findings }
    guard let kept = KnowledgeLoader.text(directory, file: artefact, findings: &findings) else {
      return findings
    }
    if kept != json {
      findings.append(
        Diagnostic(
          "guide.knowledge.stale",
          "la base de connaissances n'est plus celle que donne \(file) ; lancez"
            + " « guichet guide build »",
          at: SourceLocation(file: artefact, line: firstDifference(kept, json))))
    }
    return findings
  }

  /// The guide as people read it, or `nil` when a finding is an error.
  package static func show(
    _ directory: BotDirectory, file: String = GuideLoader.defaultFile, showingSources: Bool = false
  ) -> (text: String?, findings: [Diagnostic]) {
    let (knowledge, findings) = knowledge(directory, file: file)
    return (knowledge?.rendered(showingSources: showingSources), findings)
  }

  private static func knowledge(
    _ directory: BotDirectory, file: String
  ) -> (KnowledgeBase?, [Diagnostic]) {
    var findings: [Diagnostic] = []
    guard let guide = GuideLoader.load(directory, file: file, findings: &findings) else {
      return (nil, sorted(findings))
    }
    let built = KnowledgeBase.build(received: guide.received, definition: guide.definition)
    findings = sorted(findings + built.findings)
    return (findings.contains { $0.severity == .error } ? nil : built.knowledge, findings)
  }

  private static func sorted(_ findings: [Diagnostic]) -> [Diagnostic] {
    DiagnosticsError(findings).diagnostics
  }

  /// The first line, from 1, on which two texts differ.
  private static func firstDifference(_ left: String, _ right: String) -> Int {
    let left = left.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let right = right.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let same = zip(left, right).prefix { $0.elementsEqual($1) }.count
    return min(same + 1, max(1, left.count))
  }
}

import Foundation
package import GuichetCore
package import GuichetKnowledge

/// Reads `guide/knowledge.json`, so that a bot starts without building its guide again.
package enum KnowledgeLoader {
  /// Where the knowledge base is when nobody says otherwise, relative to the bot's directory.
  package static let defaultFile = "guide/knowledge.json"

  /// Reads the knowledge base; whether it is still what the guide gives is
  /// ``GuideCommands/check(_:file:artefact:)``'s to say.
  package static func load(
    _ directory: BotDirectory, file: String = defaultFile
  ) -> (knowledge: KnowledgeBase?, findings: [Diagnostic]) {
    var findings: [Diagnostic] = []
    guard let text = text(directory, file: file, findings: &findings) else {
      return (nil, findings)
    }
    let place = SourceLocation(file: file, line: 1)
    do {
      return (try KnowledgeBase(json: Data(text.utf8)), findings)
    } catch {
      findings.append(diagnostic(for: error, at: place))
      return (nil, findings)
    }
  }

  private static func diagnostic(
    for error: KnowledgeFormatError, at place: SourceLocation
  ) -> Diagnostic {
    switch error {
    case .newer(let format):
      Diagnostic(
        "guide.knowledge.newer",
        "la base de connaissances est au format \(format), et cette version lit le format"
          + " \(KnowledgeBase.currentFormat) ; mettez guichet à jour, ou lancez"
          + " « guichet guide build »", at: place)
    case .malformed:
      Diagnostic(
        "guide.knowledge.malformed",
        "ce fichier n'est pas une base de connaissances ; lancez « guichet guide build »",
        at: place)
    }
  }

  /// The JSON on disk; when it is missing the finding says how to make it.
  static func text(
    _ directory: BotDirectory, file: String, findings: inout [Diagnostic]
  ) -> String? {
    var problems: [Diagnostic] = []
    let text = directory.text(of: file, findings: &problems)
    findings += problems.map { problem in
      guard problem.id == "file.missing" else { return problem }
      return Diagnostic(
        "guide.knowledge.missing",
        "la base de connaissances n'existe pas encore ; lancez « guichet guide build »",
        at: problem.location)
    }
    return text
  }
}

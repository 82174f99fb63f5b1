import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetKnowledge
import Testing

/// The guide of the repository.
enum RealGuide {
  /// The repository's root.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The bot's directory.
  static let directory = BotDirectory(path: root.path)

  /// The definition and the received text, loaded without a finding.
  static func load() throws -> (definition: GuideDefinition, received: String) {
    var findings: [Diagnostic] = []
    let guide = try #require(GuideLoader.load(directory, findings: &findings))
    #expect(findings.isEmpty)
    return guide
  }

  /// The knowledge base, built without a finding.
  static func knowledge() throws -> KnowledgeBase {
    let guide = try load()
    let built = KnowledgeBase.build(received: guide.received, definition: guide.definition)
    #expect(built.findings.isEmpty, "\(built.findings.map(\.description).joined(separator: "\n"))")
    return built.knowledge
  }
}

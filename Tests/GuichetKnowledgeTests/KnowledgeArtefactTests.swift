import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetKnowledge
import Testing

@Suite struct KnowledgeArtefactTests {
  /// With `GUICHET_RECORD=1` the file is written anew, and the test fails so that nobody leaves the
  /// variable on.
  @Test func keptFileIsWhatTheGuideGives() throws {
    if ProcessInfo.processInfo.environment["GUICHET_RECORD"] == "1" {
      let built = GuideCommands.build(RealGuide.directory)
      let json = try #require(
        built.json, "\(built.findings.map(\.description).joined(separator: "\n"))")
      let url = RealGuide.root.appendingPathComponent(KnowledgeLoader.defaultFile)
      try json.write(to: url, atomically: true, encoding: .utf8)
      Issue.record("guide/knowledge.json written; run again without GUICHET_RECORD")
    }
    let findings = GuideCommands.check(RealGuide.directory)
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
  }
}

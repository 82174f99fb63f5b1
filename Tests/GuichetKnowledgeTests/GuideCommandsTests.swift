import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetKnowledge
import Testing

@Suite struct GuideCommandsTests {
  /// Runs a body with a copy of the repository's guide in a directory of its own.
  private func withCopy(_ body: (URL, BotDirectory) throws -> Void) throws {
    let manager = FileManager.default
    let root = manager.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try manager.createDirectory(at: root, withIntermediateDirectories: true)
    defer { try? manager.removeItem(at: root) }
    try manager.copyItem(
      at: RealGuide.root.appendingPathComponent("guide"),
      to: root.appendingPathComponent("guide"))
    try body(root.appendingPathComponent("guide"), BotDirectory(path: root.path))
  }

  private func change(_ url: URL, _ text: String, to other: String) throws {
    let before = try String(contentsOf: url, encoding: .utf8)
    try #require(before.contains(text))
    try before.replacing(text, with: other).write(to: url, atomically: true, encoding: .utf8)
  }

  @Test func untouchedGuideChecks() throws {
    try withCopy { _, directory in
      #expect(GuideCommands.check(directory) == [])
      let knowledge = try RealGuide.knowledge()
      #expect(KnowledgeLoader.load(directory).knowledge == knowledge)
      #expect(GuideCommands.show(directory).text == knowledge.rendered())
    }
  }

  @Test func changedDefinitionMakesTheKnowledgeStale() throws {
    try withCopy { guide, directory in
      try change(
        guide.appendingPathComponent("guide.yml"), "reason: lettre de trop", to: "reason: autre")
      let findings = GuideCommands.check(directory)
      #expect(findings.map(\.id) == ["guide.knowledge.stale"])
      #expect(findings.first?.location.description == "guide/knowledge.json:2:1")
    }
  }

  @Test func changedCommentLeavesTheKnowledgeAsItIs() throws {
    try withCopy { guide, directory in
      try change(guide.appendingPathComponent("guide.yml"), "# Signes", to: "# Autres signes")
      #expect(GuideCommands.check(directory) == [])
    }
  }

  @Test func handEditedKnowledgeIsStaleAtTheEditedLine() throws {
    try withCopy { guide, directory in
      try change(guide.appendingPathComponent("knowledge.json"), "418 691-2010\"", to: "418\"")
      let findings = GuideCommands.check(directory)
      #expect(findings.map(\.id) == ["guide.knowledge.stale"])
      #expect((findings.first?.location.line ?? 0) > 2)
    }
  }

  @Test func correctionThatNoLongerAppliesIsFoundInItsFile() throws {
    try withCopy { guide, directory in
      try change(guide.appendingPathComponent("guide.yml"), "'Cliguez'", to: "'Klicquez'")
      let (json, findings) = GuideCommands.build(directory)
      #expect(json == nil)
      let unused = try #require(findings.first { $0.id == "guide.correction.unused" })
      let lines = try String(
        contentsOf: guide.appendingPathComponent("guide.yml"), encoding: .utf8
      ).split(separator: "\n", omittingEmptySubsequences: false)
      let line = try #require(lines.dropFirst(unused.location.line - 1).first)
      #expect(line.dropFirst(unused.location.column - 1).hasPrefix("Klicquez"))
      #expect(GuideCommands.show(directory).text == nil)
    }
  }

  @Test func changedReceivedTextIsFound() throws {
    try withCopy { guide, directory in
      try change(
        guide.appendingPathComponent("guide-acces-perform.ocr.txt"), "691-2010", to: "691-2020")
      let ids = GuideCommands.check(directory).map(\.id)
      #expect(ids.contains("guide.received.changed"))
      #expect(ids.contains("guide.fact.missing"))
      #expect(ids.contains("guide.fact.undeclared"))
    }
  }

  @Test func missingFilesAreFound() throws {
    try withCopy { guide, directory in
      try FileManager.default.removeItem(at: guide.appendingPathComponent("knowledge.json"))
      #expect(GuideCommands.check(directory).map(\.id) == ["guide.knowledge.missing"])
      #expect(KnowledgeLoader.load(directory).findings.map(\.id) == ["guide.knowledge.missing"])
      try FileManager.default.removeItem(
        at: guide.appendingPathComponent("guide-acces-perform.ocr.txt"))
      let missing = GuideCommands.check(directory)
      #expect(missing.map(\.id) == ["file.missing"])
      #expect(missing.first?.location.file == "guide/guide-acces-perform.ocr.txt")
      #expect(missing.first?.related?.file == "guide/guide.yml")
      try FileManager.default.removeItem(at: guide.appendingPathComponent("guide.yml"))
      #expect(GuideCommands.check(directory).first?.location.file == "guide/guide.yml")
    }
  }

  @Test(arguments: [
    ("{\"format\": 9}", "guide.knowledge.newer"), ("{}", "guide.knowledge.malformed"),
    ("", "guide.knowledge.malformed"), ("[1, 2", "guide.knowledge.malformed"),
  ])
  func unreadableKnowledgeNamesItself(json: String, id: String) throws {
    try withCopy { guide, directory in
      try json.write(
        to: guide.appendingPathComponent("knowledge.json"), atomically: true, encoding: .utf8)
      let loaded = KnowledgeLoader.load(directory)
      #expect(loaded.knowledge == nil)
      #expect(loaded.findings.map(\.id) == [id])
      #expect(GuideCommands.check(directory).map(\.id) == ["guide.knowledge.stale"])
    }
  }
}

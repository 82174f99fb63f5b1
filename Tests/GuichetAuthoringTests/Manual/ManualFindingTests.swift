import Foundation
import GuichetEngine
import Testing

/// The table of findings and the findings of the program are the same.
struct ManualFindingTests {
  /// What stands outside the table: the manual says of them that they explain themselves.
  private static let selfExplaining = ["guide.", "transcript."]

  @Test func everyFindingOfTheProgramIsInTheTable() throws {
    let listed = try listed()
    let missing = try produced().filter { id in
      !listed.contains(id) && !Self.selfExplaining.contains { id.hasPrefix($0) }
    }
    #expect(missing == [])
  }

  @Test func everyFindingOfTheTableIsOneOfTheProgram() throws {
    #expect(try listed().subtracting(produced()) == [])
  }

  @Test func theManualSaysWhichFindingsExplainThemselves() throws {
    for family in Self.selfExplaining {
      #expect(try Manual.shared.get().text.contains("`\(family)…`"))
    }
  }

  /// The findings the table names; `.reason` stands for the one before with another ending.
  private func listed() throws -> Set<String> {
    let table = try #require(try Manual.tables(with: "nom").first)
    var listed: Set<String> = []
    for row in table.rows {
      var family = ""
      for name in Manual.code(in: try table.cell("nom", of: row)) {
        let id = name.hasPrefix(".") ? family + name : name
        #expect(listed.insert(id).inserted, "\(id) is there twice")
        family = id.split(separator: ".").dropLast().joined(separator: ".")
      }
    }
    return listed
  }

  /// The ids in the sources: every text that looks like one and begins like one.
  private func produced() throws -> Set<String> {
    let sources = RealBot.root.appendingPathComponent("Sources")
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var texts: Set<String> = []
    var families: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let code = try String(contentsOf: file, encoding: .utf8)
      texts.formUnion(code.matches(of: /"([a-z]+(?:\.[a-z]+(?:-[a-z]+)*)+)"/).map { "\($0.1)" })
      families.formUnion(code.matches(of: /Diagnostic\(\s*"([a-z]+)\./).map { "\($0.1)" })
    }
    families.formUnion(["mask", "transcript"])
    try #require(families.count > 10)
    let fileNames = texts.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".json") }
    // What the engine says has ids of the same form.
    let said = try RealBot.bot().texts.keys
    return texts.subtracting(fileNames).subtracting(said).filter { text in
      text.split(separator: ".").first.map { families.contains(String($0)) } ?? false
    }
  }
}

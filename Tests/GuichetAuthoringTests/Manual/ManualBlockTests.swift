import Foundation
import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetKnowledge
import GuichetMatching
import GuichetTestKit
import Testing

@testable import GuichetAuthoring

/// Every block of the manual that shows a file is one the loader of that part takes.
struct ManualBlockTests {
  /// What a fragment may lack, or name without holding it.
  private static let fragmentary: Set<String> = [
    "yaml.missing-key", "lexicon.unknown-entity", "example.unknown-intent", "intent.unknown-topic",
    "dialogue.migration.unknown",
  ]

  @Test(arguments: try Manual.blocks("yaml"))
  func aBlockThatNamesAFileHasNoFaultOfForm(block: Manual.Block) throws {
    let file = try #require(block.file, "the first line names the file: # dossier/fichier.yml")
    let files = try BotFiles([file: block.text])
    let faults = try findings(of: file, in: files).filter { !Self.fragmentary.contains($0.id) }
    #expect(faults == [], "\(faults.map(\.description).joined(separator: "\n"))")
  }

  @Test func everyKindOfFileIsShown() throws {
    let folders = try Manual.blocks("yaml").compactMap { block in
      block.file.map { $0.split(separator: "/").dropLast().joined(separator: "/") }
    }
    #expect(
      Set(folders) == [
        "", "intents", "intents/lexicon", "intents/reading", "intents/examples", "dialogue",
        "answers", "guide",
      ])
  }

  /// Loads a file as the part of a bot that its folder says.
  private func findings(of file: String, in files: BotFiles) throws -> [Diagnostic] {
    let directory = BotDirectory(path: files.path)
    var findings: [Diagnostic] = []
    switch file.split(separator: "/").dropLast().joined(separator: "/") {
    case "": _ = BotConfiguration.load(directory, findings: &findings)
    case "intents/lexicon":
      let shown = LexiconLoader.notions(in: directory, files: [file], findings: &findings)
      _ = Lexicon(shown, findings: &findings)
    case "intents/reading":
      let rules = ReadingLoader.rules(in: directory, files: [file], findings: &findings)
      let masker = Masker(rules.masks, findings: &findings)
      for example in rules.maskExamples {
        let announced = example.earlier.last.map { masker.announcements(in: $0) } ?? []
        #expect(
          masker.masked(example.text, announced: announced).isRedacted == example.isMasked,
          "\(example.text)")
      }
    case "intents/examples":
      var intents: [Intent] = []
      let read = ExampleLoader.files(
        in: directory, folder: "intents/examples", findings: &findings)
      _ = ExampleLoader.add(to: &intents, from: read, findings: &findings)
    case "intents":
      let intents = IntentLoader.intents(
        in: directory, file: file, topics: [], findings: &findings)
      let lexicon = Lexicon(try notions(), findings: &findings)
      _ = IntentMatcher(intents: intents, lexicon: lexicon, filler: nil, findings: &findings)
    case "dialogue":
      _ = FlowLoader.flow(
        in: directory, file: file, checker: try checker(), findings: &findings)
    case "answers":
      let facts = try RealBot.bot().flow.facts
      var loader = AnswerLoader(knowledge: try guide(), checker: try checker(), facts: facts)
      loader.load(file, in: directory)
      findings += loader.findings
    case "guide":
      let text = try files.text(file)
      let value = try #require(YAMLValue.parse(Self.whole(text), file: file, findings: &findings))
      _ = GuideLoader.definition(value, findings: &findings)
    default: Issue.record("\(file) is no part of a bot")
    }
    return findings
  }

  /// A fragment of a guide's definition with the keys nothing is read without.
  private static func whole(_ fragment: String) -> String {
    fragment + "title: Guide\nfile: guide/recu.txt\nsha256: ''\nstructure: []\n"
  }

  /// The notions of the repository, which the manual's intents are written over.
  private func notions() throws -> [Lexicon.Notion] {
    var findings: [Diagnostic] = []
    let draft = BotDraft.gather(path: RealBot.root.path, findings: &findings)
    return try #require(draft).notions
  }

  private func guide() throws -> KnowledgeBase {
    let loaded = KnowledgeLoader.load(BotDirectory(path: RealBot.root.path))
    return try #require(loaded.knowledge)
  }

  private func checker() throws -> FactChecker {
    FactChecker(knowledge: try guide(), allowedNames: ["PERFORM", "PGAMR", "RSE"])
  }
}

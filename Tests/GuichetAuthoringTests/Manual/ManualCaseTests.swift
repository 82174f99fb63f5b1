import Foundation
import GuichetCore
import GuichetEngine
import GuichetMatching
import GuichetTestKit
import Testing

@testable import GuichetAuthoring

/// The worked case of the manual, followed step by step on a copy of the repository's bot.
struct ManualCaseTests {
  private static let section = "Un cas, du début à la fin"
  private static let parts = [
    "bot.yml", "intents", "dialogue", "answers", "guide", "language",
  ]

  @Test func theWorkedCaseGoesAsItIsTold() throws {
    let blocks = try Manual.shared.get().blocks.filter { $0.section == Self.section }
    let explanations = blocks.compactMap(ManualExplanation.init)
    let changes = blocks.filter { $0.language == "yaml" }
    try #require(explanations.count == 2 && changes.count == 3)

    // 1. The message is not understood.
    let files = try Self.copy()
    let start = try Self.read(files)
    #expect(explanations[0].difference(from: start.bot) == nil)
    let right = Set(start.examples.filter(\.isRight).map(\.example.text))
    try #require(right.count > 100)

    // 2. What is wanted is written down.
    let wanted = changes[0]
    try Self.append(wanted, in: files)
    let listed = try Self.listed(in: wanted)
    #expect(!listed.examples.isEmpty && !listed.counterexamples.isEmpty)
    #expect(listed.examples.contains(explanations[0].message))

    // 3. and 4. The notion is widened; now the counter-example is taken too.
    try Self.addPhrasings(of: changes[1], in: files)
    let wide = try Self.read(files)
    #expect(
      wide.faults(among: listed.examples + listed.counterexamples)
        == Set(
          listed.counterexamples.map { "counterexample.matches: \($0)" }))

    // 5. It is narrowed: everything listed is read right, and nothing else is lost.
    try Self.replacePhrasings(of: changes[1], by: changes[2], in: files)
    let end = try Self.read(files)
    #expect(explanations[1].difference(from: end.bot) == nil)
    #expect(end.faults(among: listed.examples + listed.counterexamples) == [])
    #expect(
      Set(end.examples.filter(\.isRight).map(\.example.text))
        == right.union(listed.examples + listed.counterexamples))
  }

  // MARK: - The bot

  /// How a bot reads its examples.
  private struct Read {
    var bot: Bot
    var examples: [ReadExample]

    /// `id: message` of what `check` says about some messages.
    func faults(among messages: [String]) -> Set<String> {
      var faults: Set<String> = []
      for read in examples where messages.contains(read.example.text) {
        var findings: [Diagnostic] = []
        ExampleCheck.run([read], findings: &findings)
        faults.formUnion(findings.map { "\($0.id): \(read.example.text)" })
      }
      return faults
    }
  }

  private static func copy() throws -> BotFiles {
    let files = try BotFiles()
    for part in parts {
      try FileManager.default.copyItem(
        at: RealBot.root.appendingPathComponent(part), to: files.url(part))
    }
    return files
  }

  /// Loads the bot and reads the examples that the change could touch: those that have its word, and
  /// those about the same thing. (All of them are read by `guichet check`.)
  private static func read(_ files: BotFiles) throws -> Read {
    var findings: [Diagnostic] = []
    var draft = try #require(
      BotDraft.gather(path: files.path, withExamples: true, findings: &findings))
    #expect(findings.filter { $0.severity == .error } == [])
    for index in draft.intents.indices {
      draft.intents[index].examples.removeAll { !mayChange($0) }
      draft.intents[index].counterexamples.removeAll { !mayChange($0) }
    }
    return Read(bot: draft.bot, examples: ReadExample.all(of: draft))
  }

  private static func mayChange(_ example: Lexicon.Phrasing) -> Bool {
    example.location.file.hasSuffix("/motdepasse.yml") || example.text.contains("saut")
  }

  // MARK: - The changes

  /// The block's text without the line that names the file.
  private static func content(of block: Manual.Block) -> String {
    block.text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      .joined(separator: "\n")
  }

  private static func append(_ block: Manual.Block, in files: BotFiles) throws {
    let file = try #require(block.file)
    try files.write(try files.text(file) + "\n" + content(of: block), to: file)
  }

  /// Adds the block's phrasings to the notion of the same name in its file.
  private static func addPhrasings(of block: Manual.Block, in files: BotFiles) throws {
    let (notion, lines) = try phrasings(of: block)
    let file = try #require(block.file)
    try files.replace("\n\(notion)\n", "\n\(notion)\n\(lines)\n", in: file)
  }

  private static func replacePhrasings(
    of old: Manual.Block, by new: Manual.Block, in files: BotFiles
  ) throws {
    let file = try #require(new.file)
    try #require(file == old.file)
    try files.replace(try phrasings(of: old).lines, try phrasings(of: new).lines, in: file)
  }

  /// The line of a block that names the notion, and those behind it that hold phrasings.
  private static func phrasings(
    of block: Manual.Block
  ) throws -> (notion: String, lines: String) {
    let lines = content(of: block).split(separator: "\n").map(String.init)
    let named = try #require(lines.first { $0.hasPrefix("  ") })
    let notion = String(named.prefix { $0 != ":" }) + ":"
    let phrasings = lines.filter { $0.hasPrefix("    - ") }
    try #require(!phrasings.isEmpty)
    return (notion, phrasings.joined(separator: "\n"))
  }

  /// The messages a block of examples lists.
  private static func listed(
    in block: Manual.Block
  ) throws -> (examples: [String], counterexamples: [String]) {
    var findings: [Diagnostic] = []
    let root = try #require(YAMLValue.parse(block.text, file: "exemples", findings: &findings))
    let entries = root.elements?.compactMap(\.entries).joined() ?? [].joined()
    func texts(_ key: String) -> [String] {
      entries.filter { $0.key.text == key }
        .flatMap { $0.value.texts(key, findings: &findings).map(\.text) }
    }
    return (texts("examples"), texts("counterexamples"))
  }
}

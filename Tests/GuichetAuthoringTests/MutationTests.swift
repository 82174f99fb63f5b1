import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetEngine
import GuichetTestKit
import Testing

/// Damaged files never stop the program: the bot loads, or says what is wrong.
@Suite struct MutationTests {
  private static let pieces: [[UInt8]] = [
    "\u{0}", "\t", ": ", "- ", "[", "{", "}", "'", "\"", "|", ">", "&a", "*a", "!!int", "<carte>",
    "(", ")", "(?<", "\\", "{9999}", "..", "~er", "é", "\u{301}", "%", "#", "? ", "---\n", "<<: ",
    "99999999999999999999", "-1",
  ].map { Array($0.utf8) }

  /// One change: a line deleted, doubled or cut short, a byte at random, a key renamed, a piece put in.
  static func mutate(_ bytes: [UInt8], with generator: inout SeededGenerator) -> [UInt8] {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    let index = Int.random(in: 0..<lines.count, using: &generator)
    let line = lines[index]
    let spot = Int.random(in: 0...line.count, using: &generator)
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: lines.remove(at: index)
    case 1: lines.insert(line, at: index)
    case 2: lines[index] = Array(line.prefix(spot))
    case 3: lines.removeSubrange(index...)
    case 4:
      if spot < line.count { lines[index][spot] = UInt8.random(in: 0...255, using: &generator) }
    case 5:
      if let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 {
        lines[index].swapAt(colon, colon - 1)
      }
    default:
      lines[index].insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: spot)
    }
    return Array(lines.joined(separator: [10]))
  }

  /// Loads files and talks to the bot, if there is one.
  static func exercise(_ files: BotFiles, _ what: String) {
    do {
      let engine = Engine(bot: try BotLoader.load(path: files.path).bot)
      var (state, turn) = engine.open(conversation: "c", at: Timestamp(seconds: 0))
      for text in ["oui", "C'est quoi, une carte ?", "1", "où j'en suis", "???", "retour"] {
        (state, turn) = engine.respond(
          to: .text(text), in: state, conversation: "c", at: Timestamp(seconds: 1))
        #expect(!turn.messages.isEmpty, "\(what)")
      }
    } catch {
      #expect(error.diagnostics.contains { $0.severity == .error }, "\(what)")
      for finding in error.diagnostics {
        #expect(finding.location.line >= 1 && finding.location.column >= 1, "\(what): \(finding)")
        #expect(!finding.message.isEmpty && !finding.location.file.isEmpty)
      }
    }
  }

  @Test(arguments: 0..<60)
  func theSmallBotLoadsOrSaysWhatIsWrong(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let files = try SmallBot.files()
    let names = [
      "bot.yml", "dialogue/parcours.yml", "answers/sujets.yml", "answers/textes.yml",
      "intents/questions.yml", "intents/faits.yml", "intents/controle.yml",
      "intents/lexicon/mots.yml", "intents/reading/lecture.yml", "guide/knowledge.json",
    ]
    for _ in 0..<5 {
      let name = names.randomElement(using: &generator) ?? "bot.yml"
      let before = Array(try Data(contentsOf: files.url(name)))
      try files.write(Data(Self.mutate(before, with: &generator)), to: name)
      Self.exercise(files, "seed \(seed), \(name)")
      try files.write(Data(before), to: name)
    }
  }

  @Test(arguments: 0..<6)
  func theRealBotLoadsOrSaysWhatIsWrong(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 1_000)
    let names = try RealBot.files()
    let copy = try RealBot.copy()
    // The word list is large, and no mutation of it concerns the loaders.
    try copy.replace("  words: language/french-words.txt\n", "", in: "bot.yml")
    for _ in 0..<3 {
      let name = names.randomElement(using: &generator) ?? "bot.yml"
      let before = Array(try Data(contentsOf: copy.url(name)))
      try copy.write(Data(Self.mutate(before, with: &generator)), to: name)
      Self.exercise(copy, "seed \(seed), \(name)")
      try copy.write(Data(before), to: name)
    }
  }
}

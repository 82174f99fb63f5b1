import Foundation
import GuichetCore
import GuichetMatching
import GuichetTestKit
import Testing

@testable import GuichetAuthoring

/// The bot that the manual's own blocks make: its notions, its spellings, and one pattern at a time.
struct ManualBot {
  private let lexicon: Lexicon
  private let rules: ReadingRules

  init() throws {
    let files = try BotFiles()
    func write(_ file: String) throws {
      let block = try #require(
        try Manual.blocks("yaml").first { $0.file == file }, "the manual has no block \(file)")
      try files.write(block.text, to: file)
    }
    let notions = "intents/lexicon/choses.yml"
    let spellings = "intents/reading/graphies.yml"
    try write(notions)
    try write(spellings)
    let directory = BotDirectory(path: files.path)
    var findings: [Diagnostic] = []
    lexicon = Lexicon(
      LexiconLoader.notions(in: directory, files: [notions], findings: &findings),
      findings: &findings)
    rules = ReadingLoader.rules(in: directory, files: [spellings], findings: &findings)
    try #require(findings.filter { $0.id != "lexicon.unknown-notion" } == [])
  }

  /// What is wrong with a pattern line.
  func findings(of pattern: String) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    _ = matcher(pattern, unless: [], findings: &findings)
    return findings
  }

  /// Whether a message is read by a pattern line, as a message is read: sentence by sentence, clause by clause.
  func reads(_ message: String, with pattern: String, unless: [String] = []) throws -> Bool {
    var findings: [Diagnostic] = []
    let matcher = matcher(pattern, unless: unless, findings: &findings)
    try #require(findings == [], "\(pattern)")
    let reader = MessageReader(
      spellings: rules.spellings, segmentation: rules.segmentation, speller: nil)
    let comprehender = Comprehender(reader: reader, matcher: matcher)
    return !comprehender.comprehend(message, focus: []).findings.isEmpty
  }

  private func matcher(
    _ pattern: String, unless: [String], findings: inout [Diagnostic]
  ) -> IntentMatcher {
    let place = SourceLocation(file: "essai.yml", line: 1)
    let intent = Intent(
      id: "essai", kind: .ask, topic: "essai", text: nil, sets: [], isWhole: false,
      patterns: [Lexicon.Phrasing(text: pattern, location: place)],
      unless: unless.map { Lexicon.Phrasing(text: $0, location: place) }, examples: [],
      counterexamples: [], location: place)
    return IntentMatcher(intents: [intent], lexicon: lexicon, filler: nil, findings: &findings)
  }
}

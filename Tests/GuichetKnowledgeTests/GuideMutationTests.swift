import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetKnowledge
import Testing

/// Damaged files never stop the program, and never pass for the guide.
@Suite struct GuideMutationTests {
  /// A small generator with a seed, so that a failing case can be run again (SplitMix64).
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let fragments = [
    "", "(", ")", "[", "]", "$9", "\\", "é", "\u{301}", "\r\n", "\n", "\t", "'", "\"", ": ", "- ",
    "{", "}", "#", "99999999999", "-1", "0", "1-99999", "(?:a|b)*", "(.+)+", "\u{0}", "🙂",
    "&x", "*x",
  ]

  /// One to three random edits: cut, repeat, or replace a piece.
  private static func mutate(_ text: String, with generator: inout Generator) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !scalars.isEmpty {
      let start = Int.random(in: 0..<scalars.count, using: &generator)
      let end = min(scalars.count, start + Int.random(in: 0...12, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        scalars.removeSubrange(start..<end)
      case 1:
        scalars.insert(contentsOf: Array(scalars[start..<end]), at: start)
      default:
        let fragment = fragments.randomElement(using: &generator) ?? ""
        scalars.replaceSubrange(start..<end, with: Array(fragment.unicodeScalars))
      }
    }
    return scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
  }

  /// Builds from the two texts; `nil` when a finding is an error.
  private static func build(yaml: String, received: String) throws -> (String?, [Diagnostic]) {
    var findings: [Diagnostic] = []
    let value = YAMLValue.parse(yaml, file: "guide.yml", findings: &findings)
    guard let value, let definition = GuideLoader.definition(value, findings: &findings) else {
      return (nil, findings)
    }
    let built = KnowledgeBase.build(received: received, definition: definition)
    findings += built.findings
    return (findings.isEmpty ? try built.knowledge.json() : nil, findings)
  }

  private static func files() throws -> (yaml: String, received: String, json: String) {
    let guide = RealGuide.root.appendingPathComponent("guide")
    return (
      try String(contentsOf: guide.appendingPathComponent("guide.yml"), encoding: .utf8),
      try RealGuide.load().received,
      try String(contentsOf: guide.appendingPathComponent("knowledge.json"), encoding: .utf8)
    )
  }

  @Test(arguments: 0..<6)
  func mutatedDefinitionGivesFindingsOrADifferentDigest(seed: UInt64) throws {
    let (yaml, received, json) = try Self.files()
    var generator = Generator(state: seed)
    var found = 0
    for _ in 0..<15 {
      let mutated = Self.mutate(yaml, with: &generator)
      let (built, findings) = try Self.build(yaml: mutated, received: received)
      found += findings.count
      // Nothing found: only a comment changed, or a reason did, which the digest shows.
      if let built, built != json {
        #expect(Self.digest(built) != Self.digest(json), "seed \(seed):\n\(mutated)")
      }
      for finding in findings {
        #expect(finding.location.line >= 1 && finding.location.column >= 1)
        #expect(finding.message.contains(" "))
      }
    }
    #expect(found > 0)
  }

  @Test(arguments: 0..<6)
  func mutatedReceivedTextIsAlwaysFound(seed: UInt64) throws {
    let (_, received, _) = try Self.files()
    let definition = try RealGuide.load().definition
    var generator = Generator(state: seed &+ 1_000)
    for _ in 0..<15 {
      let mutated = Self.mutate(received, with: &generator)
      let findings = KnowledgeBase.build(received: mutated, definition: definition).findings
      let isChanged = findings.contains { $0.id == "guide.received.changed" }
      #expect(isChanged == !mutated.utf8.elementsEqual(received.utf8), "seed \(seed)")
    }
  }

  @Test(arguments: 0..<6)
  func mutatedKnowledgeIsReadOrRefused(seed: UInt64) throws {
    let (_, _, json) = try Self.files()
    var generator = Generator(state: seed &+ 2_000)
    for _ in 0..<10 {
      let mutated = Self.mutate(json, with: &generator)
      guard let knowledge = try? KnowledgeBase(json: Data(mutated.utf8)) else { continue }
      let index = KnowledgeIndex(knowledge)
      _ = index.search(["code"])
      _ = index.contains(phrase: "clicSÉQUR")
      _ = knowledge.uncovered(by: knowledge.facts.values.flatMap(\.places))
      #expect(knowledge.rendered(showingSources: true).hasPrefix("# "))
    }
  }

  private static func digest(_ json: String) -> String? {
    (try? KnowledgeBase(json: Data(json.utf8)))?.digest
  }
}

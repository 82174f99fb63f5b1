import Foundation
import Testing

@testable import GuichetMatching

/// The index only saves work: trying every pattern finds the same.
struct CandidateIndexTests {
  /// Pattern lines tried on messages; `GUICHET_INDEX_CASES` asks for more.
  private static let cases =
    ProcessInfo.processInfo.environment["GUICHET_INDEX_CASES"].flatMap(Int.init) ?? 100_000
  private static let lines = 20
  private static let messages = 20

  @Test func theIndexMissesNothing() throws {
    var random = RandomBot(seed: 11)
    var found = 0
    var compared = 0
    for _ in 0..<(Self.cases / (Self.lines * Self.messages)) {
      let matcher = random.matcher(lines: Self.lines)
      for _ in 0..<Self.messages {
        let clause = random.clause()
        var trace = MatchTrace()
        let all = matcher.readings(in: clause, among: matcher.allCandidates, trace: &trace)
        // A pattern that was given up may decide either way.
        guard trace.limitsHit.isEmpty else { continue }
        let some = matcher.readings(in: clause, trace: &trace)
        compared += Self.lines
        found += all.count
        let missed = Set(all.map(\.intent)).symmetricDifference(some.map(\.intent))
        if let index = missed.first {
          let pattern = matcher.intents[index].patterns.first?.text ?? ""
          Issue.record("« \(pattern) » on « \(clause.words.joined(separator: " ")) »")
          return
        }
        #expect(all.map(\.ranges) == some.map(\.ranges))
      }
    }
    #expect(compared > Self.cases * 9 / 10)
    #expect(found > Self.cases / 50)
  }

  @Test func aMessageWithoutRequiredWordsTriesNothing() {
    var random = RandomBot(seed: 5)
    let matcher = random.matcher(lines: 5)
    let none = CandidateSet(capacity: matcher.counts.patterns)
    var trace = MatchTrace()
    #expect(matcher.readings(in: random.clause(), among: none, trace: &trace).isEmpty)
    #expect(trace.patternsRun == 0)
  }
}

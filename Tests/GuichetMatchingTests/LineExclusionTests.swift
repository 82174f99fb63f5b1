import Testing

@testable import GuichetMatching

/// A line left out takes its own readings away and nothing else.
struct LineExclusionTests {
  @Test func withoutALineOnlyItsReadingsAreGone() {
    var random = RandomBot(seed: 23)
    var excluded = 0
    for _ in 0..<60 {
      let matcher = random.matcher(lines: 12)
      for _ in 0..<12 {
        let clause = random.clause()
        var trace = MatchTrace()
        let all = matcher.readings(in: clause, trace: &trace)
        guard trace.limitsHit.isEmpty else { continue }
        #expect(Set(trace.linesBest) == Set(all.map(\.line)))
        #expect(Set(trace.linesFitting).isSuperset(of: trace.linesBest))
        for reading in all {
          let without = matcher.excluding(line: reading.line)
          var ignored = MatchTrace()
          let rest = without.readings(in: clause, trace: &ignored)
          #expect(rest.map(\.line) == all.map(\.line).filter { $0 != reading.line })
          #expect(without.counts.lines == matcher.counts.lines)
          excluded += 1
        }
        var again = MatchTrace()
        #expect(matcher.readings(in: clause, trace: &again).map(\.line) == all.map(\.line))
      }
    }
    #expect(excluded > 100)
  }

  @Test func linesNameTheirIntentAndPlace() {
    var random = RandomBot(seed: 29)
    let matcher = random.matcher(lines: 6)
    #expect(matcher.lines.count == matcher.counts.lines)
    for line in matcher.lines {
      #expect(matcher.intents[line.intent].patterns.first?.location == line.location)
    }
  }
}

package import GuichetCore

/// Single pattern lines, for `check`: whether they hold, and what they cost.
extension IntentMatcher {
  /// One pattern line of one intent.
  package struct Line: Sendable {
    /// The intent's index in ``IntentMatcher/intents``.
    package var intent: Int
    /// Where it is written.
    package var location: SourceLocation
  }

  /// Every pattern line that compiled, in the order of the files.
  package var lines: [Line] {
    rules.map { Line(intent: $0.intent, location: $0.location) }
  }

  /// The lines, as indices into ``lines``, that hold for a clause, best or not.
  package func linesHolding(for clause: Clause) -> [Int] {
    var work = Work(clause: clause, candidates: candidates(for: clause))
    return rules.indices.filter { ranges(ofLine: $0, &work) != nil }
  }

  /// Whether a line holds for a clause.
  package func holds(line: Int, for clause: Clause) -> Bool {
    guard rules.indices.contains(line) else { return false }
    var work = Work(clause: clause, candidates: candidates(for: clause))
    return ranges(ofLine: line, &work) != nil
  }

  /// The patterns of a line that are given up on a clause because they cost too much.
  package func limitsHit(byLine line: Int, on clause: Clause) -> [MatchTrace.LimitHit] {
    guard rules.indices.contains(line) else { return [] }
    var work = Work(clause: clause, candidates: allCandidates)
    _ = ranges(ofLine: line, &work)
    return work.trace.limitsHit
  }
}

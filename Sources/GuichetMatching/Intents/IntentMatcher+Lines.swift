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
    var work = work(on: clause, among: candidates(for: clause))
    return rules.indices.filter { ranges(ofLine: $0, &work) != nil }
  }

  /// Those of some lines that hold for a clause.
  package func holding(_ lines: some Sequence<Int>, for clause: Clause) -> Set<Int> {
    var work = work(on: clause, among: candidates(for: clause))
    return Set(
      lines.filter { rules.indices.contains($0) && ranges(ofLine: $0, &work) != nil })
  }

  /// Whether a line holds for a clause.
  package func holds(line: Int, for clause: Clause) -> Bool {
    guard rules.indices.contains(line) else { return false }
    var work = work(on: clause, among: candidates(for: clause))
    return ranges(ofLine: line, &work) != nil
  }

  /// Every conjunct as its author wrote it, at the first place it is written at.
  package var conjuncts: [Lexicon.Phrasing] { atoms.map(\.phrasing) }

  /// Whether a conjunct, by its index in ``conjuncts``, is given up on a clause: it costs too much.
  package func hitsLimit(conjunct: Int, on clause: Clause) -> Bool {
    guard atoms.indices.contains(conjunct) else { return false }
    var work = work(on: clause, among: CandidateSet(capacity: 0))
    if case .unknown = outcome(of: conjunct, &work) { return true }
    return false
  }
}

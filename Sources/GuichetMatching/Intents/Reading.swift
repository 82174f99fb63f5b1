package import GuichetCore

/// One intent that a clause fits.
///
/// Ranking, in this order and nothing else: the pattern that asks for more notions and words wins;
/// then the one whose match covers more words; then the one whose match begins earlier. Two
/// readings equal in all of these are a tie, and a tie between topics is asked about.
package struct Reading: Sendable {
  /// The intent's index in ``IntentMatcher/intents``.
  package var intent: Int
  /// How many notions and word runs the pattern asks for.
  package var specificity: Int
  /// The pattern line.
  package var location: SourceLocation
  /// The clause it was found in.
  package var clause: Clause
  /// Where each conjunct matched, in the clause's text.
  package var ranges: [Range<Int>]

  /// The message tokens the conjuncts matched.
  package var tokens: [Int] {
    var all: Set<Int> = []
    for range in ranges { all.formUnion(clause.tokens(in: range)) }
    return all.sorted()
  }

  /// Whether this reading ranks strictly before another.
  package func isBetter(than other: Reading) -> Bool {
    if specificity != other.specificity { return specificity > other.specificity }
    let mine = tokens.count
    let theirs = other.tokens.count
    if mine != theirs { return mine > theirs }
    return (tokens.first ?? 0) < (other.tokens.first ?? 0)
  }
}

/// What matching did, for explanations and for `check`.
package struct MatchTrace: Sendable {
  /// Pattern lines whose required words were all there.
  package var linesTried = 0
  /// PCRE2 matches run.
  package var patternsRun = 0
  /// Patterns that hit a limit, with the clause they hit it on.
  package var limitsHit: [String] = []

  package init() {}
}

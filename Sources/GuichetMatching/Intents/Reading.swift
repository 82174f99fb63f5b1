package import GuichetCore

/// One intent that a clause fits.
///
/// Ranking, in this order and nothing else: the pattern that asks for more notions and words wins;
/// then the one whose match covers more words; then the one whose match begins earlier. Two
/// readings equal in all of these are a tie, and a tie between topics is asked about.
package struct Reading: Sendable {
  /// The pattern line's number.
  package var line: Int
  /// The intent's index in ``IntentMatcher/intents``.
  package var intent: Int
  /// How many notions and word runs the pattern asks for.
  package var specificity: Int
  /// The pattern line.
  package var location: SourceLocation
  /// The clause it was found in.
  package var clause: Clause
  /// Where each conjunct matched, in the clause's text.
  package let ranges: [Range<Int>]
  /// The message tokens the conjuncts matched, in ascending order.
  package let tokens: [Int]

  init(
    line: Int, intent: Int, specificity: Int, location: SourceLocation, clause: Clause,
    ranges: [Range<Int>]
  ) {
    self.line = line
    self.intent = intent
    self.specificity = specificity
    self.location = location
    self.clause = clause
    self.ranges = ranges
    tokens = ranges.reduce(into: Set<Int>()) { $0.formUnion(clause.tokens(in: $1)) }.sorted()
  }

  /// The same reading of another clause of the same words.
  func moved(to clause: Clause) -> Reading {
    Reading(
      line: line, intent: intent, specificity: specificity, location: location, clause: clause,
      ranges: ranges)
  }

  /// What decides between this reading and another, in the order of the ranking.
  package enum Difference: Hashable, Sendable {
    /// The pattern asks for more notions and words.
    case specificity(Int, over: Int)
    /// The match covers more words.
    case words(Int, over: Int)
    /// The match begins earlier.
    case place
    /// Nothing: a tie.
    case none
  }

  /// Why this reading ranks before another, or that it does not.
  package func difference(from other: Reading) -> Difference {
    if specificity > other.specificity {
      return .specificity(specificity, over: other.specificity)
    }
    if specificity == other.specificity, tokens.count > other.tokens.count {
      return .words(tokens.count, over: other.tokens.count)
    }
    return isBetter(than: other) ? .place : .none
  }

  /// Whether this reading ranks strictly before another.
  package func isBetter(than other: Reading) -> Bool {
    if specificity != other.specificity { return specificity > other.specificity }
    if tokens.count != other.tokens.count { return tokens.count > other.tokens.count }
    return (tokens.first ?? 0) < (other.tokens.first ?? 0)
  }
}

/// What matching did, for explanations and for `check`.
package struct MatchTrace: Sendable {
  /// Pattern lines whose required words were all there.
  package var linesTried = 0
  /// PCRE2 matches run.
  package var patternsRun = 0
  /// Numbers of the pattern lines that fitted a clause, in no order, some several times.
  package var linesFitting: [Int] = []
  /// Numbers of the pattern lines that were the best of their intent in a clause: only these can
  /// change what was read.
  package var linesBest: [Int] = []
  /// Patterns that hit a limit.
  package var limitsHit: [LimitHit] = []

  /// A pattern that was given up on a clause.
  package struct LimitHit: Hashable, Sendable {
    /// The pattern, as the author wrote it.
    package var pattern: String
    /// Its place.
    package var location: SourceLocation
    /// The folded words it was given up on.
    package var clause: String
  }

  package init() {}

  /// Adds what another matching did.
  mutating func add(_ other: MatchTrace) {
    linesTried += other.linesTried
    patternsRun += other.patternsRun
    linesFitting += other.linesFitting
    linesBest += other.linesBest
    limitsHit += other.limitsHit
  }
}

package import GuichetCore
import PatternEngine

/// Finds the single phrasings of notions that fit a clause, best or not: for those who want to know
/// which lines of a lexicon people's words reach.
package struct NotionProbe: Sendable {
  /// One phrasing of one notion.
  package struct Phrasing: Sendable {
    /// The notion's name.
    package var notion: String
    /// What the author wrote.
    package var text: String
    /// Its place.
    package var location: SourceLocation
  }

  /// Every phrasing, in the order of the notions.
  package let phrasings: [Phrasing]
  private let patterns: [LazyPattern]
  private let index: RequirementIndex
  private let limits = MatchLimits()

  /// Prepares the phrasings of notions that load without a finding.
  package init(_ notions: [Lexicon.Notion]) {
    var ignored: [Diagnostic] = []
    let lexicon = Lexicon(notions, findings: &ignored)
    phrasings = notions.flatMap { notion in
      notion.phrasings.map {
        Phrasing(notion: notion.name, text: $0.text, location: $0.location)
      }
    }
    let expansions = phrasings.map { phrasing in
      lexicon.expand(PatternSource(phrasing.text), at: phrasing.location, findings: &ignored)
    }
    patterns = expansions.map { expansion in
      // Whole words, but a phrasing that begins or ends with a space stands right beside a word.
      LazyPattern {
        "(?:(?<![^ ])|(?= ))(?:\(lexicon.texts.text(of: expansion.pieces)))(?:(?<= )|(?![^ ]))"
      }
    }
    index = RequirementIndex(expansions.map(\.requirements))
  }

  /// The numbers of the phrasings that a clause holds, in no order.
  package func matching(_ clause: Clause) -> Set<Int> {
    let scratch = MatchScratch(limits: limits)
    return Set(
      index.candidates(for: clause).members.filter { number in
        guard let pattern = try? patterns[number].value() else { return false }
        let range = try? clause.text.withUnsafeBufferPointer { (buffer) throws(PatternError) in
          try pattern.firstRange(in: buffer, scratch: scratch)
        }
        return range != nil
      })
  }
}

/// One word of a message after folding, with its place in the person's own text.
package struct Token: Hashable, Sendable {
  /// The folded word: lower case, no accents, no apostrophe.
  package var text: String
  /// Where it stands in the message, in Unicode scalars; several tokens may share a range when one
  /// typed word is read as several (« mdp »).
  package var source: Range<Int>
  /// The punctuation between this word and the next.
  package var after: Boundary
  /// Whether the word itself is an address, kept whole.
  package var isAddress: Bool

  /// What separates a word from the next one.
  package enum Boundary: Int, Comparable, Sendable {
    /// White space, an apostrophe or a hyphen.
    case none
    /// A comma, a parenthesis, a quotation mark, a slash.
    case comma
    /// The end of a sentence that is no question.
    case sentence
    /// A question mark.
    case question

    package static func < (left: Boundary, right: Boundary) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  package init(
    text: String, source: Range<Int>, after: Boundary = .none, isAddress: Bool = false
  ) {
    self.text = text
    self.source = source
    self.after = after
    self.isAddress = isAddress
  }
}

import PatternEngine

/// One of Botium's text asserters: `TEXT_CONTAINS_ANY_IC a|b` and its family.
///
/// Both sides are folded first (see ``TextFolding``). The wording of the names is Botium's:
/// `TEXT_WILDCARD_…` looks for the pattern anywhere, `TEXT_WILDCARDEXACT_…` compares the whole
/// text.
public struct TextCheck: Hashable, Sendable {
  /// How one argument is compared with the text.
  public enum Mode: String, Hashable, CaseIterable, Sendable {
    /// The whole text.
    case equals = "EQUALS"
    /// A part of the text.
    case contains = "CONTAINS"
    /// A part of the text; `*` stands for anything.
    case wildcard = "WILDCARD"
    /// The whole text; `*` stands for anything.
    case wildcardExact = "WILDCARDEXACT"
    /// A PCRE2 pattern found anywhere in the text.
    case pattern = "REGEXP"
  }

  /// How many of the arguments must match.
  public enum Quantity: String, Hashable, CaseIterable, Sendable {
    /// At least one.
    case any = "ANY"
    /// All of them.
    case all = "ALL"
    /// Not one.
    case none = "NONE"
  }

  /// How one argument is compared.
  public var mode: Mode
  /// How many must match.
  public var quantity: Quantity
  /// Whether case is ignored (`_IC`).
  public var ignoresCase: Bool
  /// The arguments; none is allowed for ``Mode/equals`` alone and means any text that is not empty.
  public var arguments: [String]

  /// Creates a check.
  public init(mode: Mode, quantity: Quantity, ignoresCase: Bool, arguments: [String]) {
    self.mode = mode
    self.quantity = quantity
    self.ignoresCase = ignoresCase
    self.arguments = arguments
  }

  /// Whether the text passes.
  ///
  /// - Throws: `PatternError` when a pattern is invalid or exceeds its match limit.
  func holds(for text: String) throws(PatternError) -> Bool {
    let subject = prepared(text)
    if arguments.isEmpty { return !subject.isEmpty }
    var found = 0
    for argument in arguments where try matches(argument, subject) { found += 1 }
    return switch quantity {
    case .any: found > 0
    case .all: found == arguments.count
    case .none: found == 0
    }
  }

  private func prepared(_ text: String) -> String {
    let folded = TextFolding.folded(text)
    // A pattern handles case itself; lowering it would change `\S` into `\s`.
    return ignoresCase && mode != .pattern ? folded.lowercased() : folded
  }

  private func matches(_ argument: String, _ subject: String) throws(PatternError) -> Bool {
    switch mode {
    case .equals: prepared(argument) == subject
    case .contains: subject.contains(prepared(argument))
    case .wildcard: Wildcard(prepared(argument)).isFound(in: subject)
    case .wildcardExact: Wildcard(prepared(argument)).isWhole(subject)
    case .pattern: try Pattern(argument, caseless: ignoresCase).firstMatch(in: subject) != nil
    }
  }
}

/// A text in which `*` stands for anything, also for nothing.
struct Wildcard {
  private let pieces: [Substring]

  init(_ source: String) {
    pieces = source.split(separator: "*", omittingEmptySubsequences: false)
  }

  /// Whether the pieces occur in order, anywhere.
  func isFound(in subject: String) -> Bool {
    var rest = subject[...]
    for piece in pieces where !piece.isEmpty {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }

  /// Whether the pieces are the whole text.
  func isWhole(_ subject: String) -> Bool {
    guard let first = pieces.first, let last = pieces.last, subject.hasPrefix(first) else {
      return false
    }
    if pieces.count == 1 { return subject == first }
    var rest = subject.dropFirst(first.count)
    guard rest.count >= last.count, rest.hasSuffix(last) else { return false }
    rest = rest.dropLast(last.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let range = rest.firstRange(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}

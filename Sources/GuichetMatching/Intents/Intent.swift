public import GuichetCore

/// Something people say: a question, a statement of fact or a control phrase.
public struct Intent: Sendable {
  /// What an intent is for.
  public enum Kind: String, Sendable, CaseIterable {
    /// Asks for a topic.
    case ask
    /// Tells a fact about the person's situation.
    case tell
    /// Steers the conversation (yes, back, thanks …).
    case control
    /// Only notes that something was mentioned, so that « il » and « ça » can refer to it; made
    /// from the lexicon's entities, never written by an author.
    case entity
  }

  /// Its id, for example `rse.who`, `fact.hasCode.no`, `control.yes`.
  public var id: String
  /// What it is for.
  public var kind: Kind
  /// The topic it asks for, or that answers a told fact.
  public var topic: String?
  /// The text that answers instead of a topic: what the bot says of questions it has no answer to.
  public var text: String?
  /// The facts it sets, in order.
  public var sets: [FactValue]
  /// Whether its patterns must cover a whole clause, fillers such as « svp » apart.
  public var isWhole: Bool
  /// Its patterns; any one of them is enough.
  public var patterns: [Lexicon.Phrasing]
  /// Patterns that rule the intent out.
  public var unless: [Lexicon.Phrasing]
  /// Messages it must win.
  public var examples: [Lexicon.Phrasing]
  /// Messages it must not win.
  public var counterexamples: [Lexicon.Phrasing]
  /// Where it is declared.
  public var location: SourceLocation

  /// Creates an intent.
  public init(
    id: String, kind: Kind, topic: String?, text: String?, sets: [FactValue],
    isWhole: Bool,
    patterns: [Lexicon.Phrasing], unless: [Lexicon.Phrasing], examples: [Lexicon.Phrasing],
    counterexamples: [Lexicon.Phrasing], location: SourceLocation
  ) {
    self.id = id
    self.kind = kind
    self.topic = topic
    self.text = text
    self.sets = sets
    self.isWhole = isWhole
    self.patterns = patterns
    self.unless = unless
    self.examples = examples
    self.counterexamples = counterexamples
    self.location = location
  }
}

public import GuichetCore

/// An assertion line of a `#bot` or `#end` block.
public struct Assertion: Hashable, Sendable {
  /// What is compared, with what.
  public enum Check: Hashable, Sendable {
    /// `TEXT…`: the text of the message.
    case text(TextCheck)
    /// `BUTTONS a|b`: exactly these labels in this order; empty: at least one choice.
    case buttons([String])
    /// `INTENT a|b`: the intents found begin with these; empty: at least one intent.
    case intent([String])
    /// `INTENT_CONFIDENCE 75`: the winner is at least that sure, in hundredths.
    case confidence(Int)
    /// `TOPIC id`: the topic the message answers; `nil`: any topic.
    case topic(String?)
    /// `SITUATION a=b c=d`: facts after the turn.
    case situation([Fact])
    /// `STEP id`: the step of the turn; `nil`: any step.
    case step(String?)
    /// `OUTCOME answered`.
    case outcome(Turn.Outcome)
    /// `SOURCE 2|3`: guide sections the message stands on; empty: at least one.
    case source([String])
  }

  /// A fact of the situation and its value.
  public struct Fact: Hashable, Sendable {
    /// The fact, such as `hasCode`.
    public var name: String
    /// The value, such as `no`.
    public var value: String

    /// Creates a fact.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What is compared.
  public var check: Check
  /// Whether it must not hold (`!`).
  public var isNegated: Bool
  /// The line as written, prefixes included, for reports.
  public var written: String
  /// The place of the command.
  public var location: SourceLocation

  /// Creates an assertion.
  public init(check: Check, isNegated: Bool = false, written: String, location: SourceLocation) {
    self.check = check
    self.isNegated = isNegated
    self.written = written
    self.location = location
  }
}

public import GuichetCore
public import GuichetDialogue

/// What the bot says about one topic; facts are already in place.
public struct Answer: Sendable {
  /// Words for a situation in which the answer differs.
  public struct Variant: Sendable {
    /// When it applies.
    public var condition: Condition
    /// The text, or `nil` when another topic answers.
    public var text: String?
    /// The topic that answers instead.
    public var use: String?

    /// Creates a variant.
    public init(condition: Condition, text: String?, use: String?) {
      self.condition = condition
      self.text = text
      self.use = use
    }
  }

  /// The topic's id.
  public var topic: String
  /// The topic in a few everyday words, as a choice shows it.
  public var label: String
  /// What « il », « ça », « leur » refer to after the answer.
  public var focus: [String]
  /// The guide passages it stands on.
  public var sources: [SourceReference]
  /// The text.
  public var text: String
  /// The text when the topic was answered before.
  public var again: String
  /// Words for particular situations; the first that holds.
  public var variants: [Variant]
  /// Who helps when the answer is not enough, as people call them.
  public var contact: String?

  /// Creates an answer.
  public init(
    topic: String, label: String, focus: [String], sources: [SourceReference], text: String,
    again: String, variants: [Variant], contact: String? = nil
  ) {
    self.topic = topic
    self.label = label
    self.focus = focus
    self.sources = sources
    self.text = text
    self.again = again
    self.variants = variants
    self.contact = contact
  }

  /// The text for a situation; asked again, the answer is another one.
  func text(in situation: [String: String], uses: Int) -> String {
    if uses % 2 == 1 { return again }
    let special = variants.first { $0.text != nil && $0.condition.holds(in: situation) }
    return special?.text ?? text
  }
}

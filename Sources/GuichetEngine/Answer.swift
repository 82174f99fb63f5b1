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
  /// What it says of its subject (`contact`, `what`), so that « et pour clicSÉQUR ? » behind it asks the
  /// same of another; and the subject, the focus unless another is named.
  public var aspect: (name: String, of: String)?
  /// The guide passages it stands on.
  public var sources: [SourceReference]
  /// The text.
  public var text: String
  /// The text when the topic was answered before.
  public var again: String
  /// A shorter text for the second time, in front of `again`.
  public var short: String?
  /// Words for particular situations; the first that holds.
  public var variants: [Variant]
  /// Who helps when the answer is not enough, as people call them.
  public var contact: String?
  /// The text that sends people there.
  public var contactText: String?

  /// Creates an answer.
  public init(
    topic: String, label: String, focus: [String], aspect: (name: String, of: String)? = nil,
    sources: [SourceReference], text: String, again: String, short: String? = nil,
    variants: [Variant], contact: String? = nil,
    contactText: String? = nil
  ) {
    self.topic = topic
    self.label = label
    self.focus = focus
    self.aspect = aspect
    self.sources = sources
    self.text = text
    self.again = again
    self.short = short
    self.variants = variants
    self.contact = contact
    self.contactText = contactText
  }

  /// Where in the guide it stands; answers that quote nothing come last.
  var place: (section: String, line: Int) {
    (sources.first?.section ?? "~", sources.first?.lines.first ?? 0)
  }

  /// The text for a situation; asked again, the answer is another one: shorter, then with an
  /// example or whom to ask, and so on in turn.
  func text(in situation: [String: String], uses: Int) -> String {
    if let short, uses > 0 { return uses % 2 == 1 ? short : again }
    if uses % 2 == 1 { return again }
    let special = variants.first { $0.text != nil && $0.condition.holds(in: situation) }
    return special?.text ?? text
  }
}

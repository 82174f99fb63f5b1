extension KnowledgeBase {
  /// A passage of the guide that is read as one.
  public struct Paragraph: Hashable, Codable, Sendable {
    /// What a passage is.
    public enum Kind: String, Hashable, Codable, CaseIterable, Sendable {
      /// Running text.
      case paragraph
      /// One of the lettered steps.
      case step
      /// A heading inside a section; it says nothing by itself.
      case subheading
      /// What a picture of a screen shows.
      case caption
      /// A way to reach someone.
      case contact
      /// The label of a link.
      case link
    }

    /// `section.ordinal`, such as `2.7`.
    public let id: String
    /// What the passage is.
    public let kind: Kind
    /// The corrected text on one line, without the letter of a step.
    public let text: String
    /// The letter of a step.
    public let marker: String?
    /// The first and last of its lines.
    public let lines: LineRange
    /// Its lines in reading order; lines of another passage can lie between them.
    public let order: [Int]
    /// The id of the sub-heading it stands under.
    public let under: String?
    /// Why each lost part could not be repaired, when something was lost.
    public let gaps: [String]?

    /// Creates a paragraph.
    public init(
      id: String, kind: Kind, text: String, marker: String? = nil, lines: LineRange,
      order: [Int], under: String? = nil, gaps: [String]? = nil
    ) {
      self.id = id
      self.kind = kind
      self.text = text
      self.marker = marker
      self.lines = lines
      self.order = order
      self.under = under
      self.gaps = gaps
    }
  }
}

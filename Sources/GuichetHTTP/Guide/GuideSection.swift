/// A section of the guide, as sources are shown: its passages with the lines they stand on.
public struct GuideSection: Encodable, Equatable, Sendable {
  /// A passage.
  public struct Passage: Encodable, Equatable, Sendable {
    /// First and last line in the guide as received, from 1, inclusive.
    public var lines: [Int]
    /// The text.
    public var text: String

    /// Creates a passage.
    public init(lines: [Int], text: String) {
      self.lines = lines
      self.text = text
    }
  }

  /// The section's number as the guide prints it, the one that sources name.
  public var section: String
  /// The section's title.
  public var title: String
  /// The passages in the order of the guide.
  public var passages: [Passage]

  /// Creates a section.
  public init(section: String, title: String, passages: [Passage]) {
    self.section = section
    self.title = title
    self.passages = passages
  }
}

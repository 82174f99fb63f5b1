extension KnowledgeBase {
  /// A section of the guide.
  public struct Section: Hashable, Codable, Sendable {
    /// The number the guide prints.
    public let number: Int
    /// The title, without the number.
    public let title: String
    /// From its heading to its last line.
    public let lines: LineRange
    /// What it holds, in reading order.
    public let paragraphs: [Paragraph]

    /// Creates a section.
    public init(number: Int, title: String, lines: LineRange, paragraphs: [Paragraph]) {
      self.number = number
      self.title = title
      self.lines = lines
      self.paragraphs = paragraphs
    }
  }
}

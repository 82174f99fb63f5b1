extension KnowledgeBase {
  /// Something answers may state because the guide states it.
  public struct Fact: Hashable, Codable, Sendable {
    /// What a fact is.
    public enum Kind: String, Hashable, Codable, CaseIterable, Sendable {
      /// The address of a page.
      case link
      /// An email address.
      case email
      /// A telephone number.
      case telephone
      /// A proper name.
      case name
    }

    /// What it is.
    public let kind: Kind
    /// The text an answer shows.
    public let text: String
    /// The section of its first place.
    public let section: Int
    /// The lines of its first place.
    public let lines: LineRange
    /// Every place, the first included, in reading order, as `section:lines`.
    public let places: [GuideReference]

    /// Creates a fact, or `nil` when it has no place.
    public init?(kind: Kind, text: String, places: [GuideReference]) {
      guard let first = places.first else { return nil }
      self.kind = kind
      self.text = text
      section = first.section
      lines = first.lines
      self.places = places
    }
  }
}

public import GuichetCore

/// How the received text of the guide is to be read: what an author writes in `guide/guide.yml`.
///
/// Line numbers are those of the received text, from 1. Every entry remembers where it was written,
/// so that a finding about it can be opened.
public struct GuideDefinition: Hashable, Sendable {
  /// The guide's title.
  public var title: String
  /// The received text's path, relative to the bot's directory.
  public var file: String
  /// The SHA-256 of the received text in lower-case hexadecimal: the received text never changes.
  public var digest: String
  /// Where the digest was written.
  public var digestLocation: SourceLocation
  /// The repairs, in the order they are made.
  public var corrections: [Correction]
  /// The passages the scan lost, marked after the corrections.
  public var losses: [Loss]
  /// The sections in the order of the guide.
  public var sections: [Section]
  /// What must not be left in the built text.
  public var residue: [Residue]
  /// The facts answers may name.
  public var facts: [Fact]
  /// Where the definition begins.
  public var location: SourceLocation

  /// Creates a definition; empty parts can be filled in afterwards.
  public init(
    title: String, file: String, digest: String, digestLocation: SourceLocation,
    corrections: [Correction] = [], losses: [Loss] = [], sections: [Section] = [],
    residue: [Residue] = [], facts: [Fact] = [], location: SourceLocation
  ) {
    self.title = title
    self.file = file
    self.digest = digest
    self.digestLocation = digestLocation
    self.corrections = corrections
    self.losses = losses
    self.sections = sections
    self.residue = residue
    self.facts = facts
    self.location = location
  }

  /// One repair of the received text.
  public struct Correction: Hashable, Sendable {
    /// A PCRE2 pattern, tried on one line at a time.
    public var pattern: String
    /// What takes the place of each match; `$1` is the first group, `$$` a dollar sign.
    public var replacement: String
    /// Why, in the author's words.
    public var reason: String
    /// The only lines it is tried on, or `nil` for all.
    public var lines: [Int]?
    /// Where the pattern was written.
    public var location: SourceLocation

    /// Creates a correction.
    public init(
      pattern: String, replacement: String, reason: String, lines: [Int]? = nil,
      location: SourceLocation
    ) {
      self.pattern = pattern
      self.replacement = replacement
      self.reason = reason
      self.lines = lines
      self.location = location
    }
  }

  /// A passage that the scan lost; it becomes a visible mark and is never filled in.
  public struct Loss: Hashable, Sendable {
    /// A PCRE2 pattern for what is left of the passage; an empty match marks a place.
    public var pattern: String
    /// What readers are told about it in the mark, if anything.
    public var label: String?
    /// Why it cannot be repaired, in the author's words.
    public var reason: String
    /// The only lines it is tried on, or `nil` for all.
    public var lines: [Int]?
    /// Where the pattern was written.
    public var location: SourceLocation

    /// Creates a loss.
    public init(
      pattern: String, label: String? = nil, reason: String, lines: [Int]? = nil,
      location: SourceLocation
    ) {
      self.pattern = pattern
      self.label = label
      self.reason = reason
      self.lines = lines
      self.location = location
    }
  }

  /// One section: its heading and what it holds, in reading order.
  public struct Section: Hashable, Sendable {
    /// The number the guide prints.
    public var number: Int
    /// The lines of the heading, which begins with the number and a full stop.
    public var heading: [Int]
    /// What it holds.
    public var items: [Item]
    /// Where it was written.
    public var location: SourceLocation

    /// Creates a section.
    public init(number: Int, heading: [Int], items: [Item], location: SourceLocation) {
      self.number = number
      self.heading = heading
      self.items = items
      self.location = location
    }
  }

  /// Lines that belong together, and what they are.
  public struct Item: Hashable, Sendable {
    /// What the lines are; `nil` drops them.
    public var kind: KnowledgeBase.Paragraph.Kind?
    /// The lines in reading order, in pieces that ``joint`` holds together.
    public var pieces: [[Int]]
    /// What is written between two pieces.
    public var joint: String
    /// Where it was written.
    public var location: SourceLocation

    /// Creates an item.
    public init(
      kind: KnowledgeBase.Paragraph.Kind?, pieces: [[Int]], joint: String = " ",
      location: SourceLocation
    ) {
      self.kind = kind
      self.pieces = pieces
      self.joint = joint
      self.location = location
    }
  }

  /// Something that must not be left in the built text.
  public struct Residue: Hashable, Sendable {
    /// A PCRE2 pattern.
    public var pattern: String
    /// Why, in the author's words.
    public var reason: String
    /// Where the pattern was written.
    public var location: SourceLocation

    /// Creates a residue.
    public init(pattern: String, reason: String, location: SourceLocation) {
      self.pattern = pattern
      self.reason = reason
      self.location = location
    }
  }

  /// A fact that answers may name.
  public struct Fact: Hashable, Sendable {
    /// The name answers use.
    public var id: String
    /// What kind of fact it is.
    public var kind: KnowledgeBase.Fact.Kind
    /// The text, which must occur in the corrected guide.
    public var text: String
    /// Where it was written.
    public var location: SourceLocation

    /// Creates a fact.
    public init(
      id: String, kind: KnowledgeBase.Fact.Kind, text: String, location: SourceLocation
    ) {
      self.id = id
      self.kind = kind
      self.text = text
      self.location = location
    }
  }
}

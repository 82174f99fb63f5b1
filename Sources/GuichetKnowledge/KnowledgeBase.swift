/// The guide as the bot knows it: corrected, in sections and paragraphs, each with the lines of the
/// received text it stands on, and the facts that answers may name.
///
/// A plain value, built once from the received text (``build(received:definition:)``), kept as JSON
/// and read back when the bot loads. For repeated searches make a ``KnowledgeIndex`` of it.
public struct KnowledgeBase: Hashable, Codable, Sendable {
  /// The format this code writes; a newer one is refused.
  public static let currentFormat = 1

  /// What stands where the scan lost a passage.
  public static let lostMark = "[illisible]"

  /// The format of the JSON.
  public let format: Int
  /// The guide's title.
  public let title: String
  /// The received text's path, relative to the bot's directory.
  public let file: String
  /// The SHA-256 of the received text and of everything the definition says, in hexadecimal.
  public let digest: String
  /// The sections in the order of the guide.
  public let sections: [Section]
  /// The facts by name.
  public let facts: [String: Fact]

  /// Creates a knowledge base of the current format.
  public init(
    title: String, file: String, digest: String, sections: [Section], facts: [String: Fact]
  ) {
    format = Self.currentFormat
    self.title = title
    self.file = file
    self.digest = digest
    self.sections = sections
    self.facts = facts
  }

  /// Every paragraph, in reading order.
  public var paragraphs: [Paragraph] { sections.flatMap(\.paragraphs) }

  /// The numbered steps, in reading order.
  public var steps: [Paragraph] { paragraphs.filter { $0.kind == .step } }

  /// The addresses of pages, by name in alphabetical order.
  public var links: [(id: String, fact: Fact)] { facts(of: [.link]) }

  /// Addresses and numbers as people may repeat them: the contacts, and telephone numbers without
  /// their first three digits.
  public var published: [String] {
    contacts.flatMap { _, fact in
      let digits = fact.text.filter(\.isNumber)
      return fact.kind == .telephone ? [fact.text, String(digits.suffix(7))] : [fact.text]
    }
  }

  /// The email addresses and telephone numbers, by name in alphabetical order.
  public var contacts: [(id: String, fact: Fact)] { facts(of: [.email, .telephone]) }

  /// The proper names, by name in alphabetical order.
  public var names: [(id: String, fact: Fact)] { facts(of: [.name]) }

  private func facts(of kinds: Set<Fact.Kind>) -> [(id: String, fact: Fact)] {
    facts.filter { kinds.contains($0.value.kind) }
      .sorted { $0.key < $1.key }
      .map { (id: $0.key, fact: $0.value) }
  }

  /// The fact of that name, or `nil`.
  public func fact(_ id: String) -> Fact? { facts[id] }

  /// The section of that number, or `nil`.
  public func section(_ number: Int) -> Section? { sections.first { $0.number == number } }

  /// The paragraph of that id, such as `2.7`, or `nil`.
  public func paragraph(_ id: String) -> Paragraph? { paragraphs.first { $0.id == id } }

  /// The section that holds all the given lines, or `nil` when none does.
  public func section(containing lines: LineRange) -> Section? {
    sections.first { $0.lines.contains(lines) }
  }
}

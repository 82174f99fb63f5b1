/// A place in the guide as answers cite it: `2:67-68` is section 2, received lines 67 to 68.
public struct GuideReference: Hashable, Sendable {
  /// The section's number.
  public let section: Int
  /// The lines of the received text.
  public let lines: LineRange

  /// Creates a reference.
  public init(section: Int, lines: LineRange) {
    self.section = section
    self.lines = lines
  }

  /// Reads `2:67-68` or `2:68`; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let head = parts.first, let tail = parts.last,
      let section = Int(String(head).trimmingSpaces())
    else { return nil }
    let ends = tail.split(separator: "-", omittingEmptySubsequences: false)
      .map { Int(String($0).trimmingSpaces()) }
    guard ends.count <= 2, let first = ends.first, let last = ends.last, let first, let last,
      let lines = LineRange(first: first, last: last)
    else { return nil }
    self.init(section: section, lines: lines)
  }

  /// Why a reference points at nothing an answer can stand on.
  public enum Fault: Hashable, Sendable {
    /// The guide has no such section; the numbers it has.
    case unknownSection([Int])
    /// The lines are not all in the section; its lines.
    case outsideSection(LineRange)
    /// The lines hold no paragraph: a heading, blank lines, or something left out.
    case noParagraph
  }
}

extension GuideReference: CustomStringConvertible {
  /// `2:67-68`, or `2:68` for a single line.
  public var description: String { "\(section):\(lines)" }
}

extension GuideReference: Codable {
  /// Reads the form of ``description``.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let reference = GuideReference(text) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "not a guide reference"))
    }
    self = reference
  }

  /// Writes the form of ``description``.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension GuideReference.Fault: CustomStringConvertible {
  /// What is wrong and what to do, in French, for the author of the reference.
  public var description: String {
    switch self {
    case .unknownSection(let numbers):
      let known = numbers.map(String.init).joined(separator: ", ")
      return "le guide n'a pas cette section ; sections du guide : \(known)"
    case .outsideSection(let lines):
      return
        "ces lignes débordent de la section, qui va de la ligne \(lines.first) à la ligne"
        + " \(lines.last) ; corrigez-les"
    case .noParagraph:
      return "ces lignes ne contiennent aucun paragraphe ; citez celles qui portent la réponse"
    }
  }
}

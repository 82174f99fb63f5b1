/// Lines of the guide as received, from 1, both ends included.
public struct LineRange: Hashable, Sendable {
  /// The first line, from 1.
  public let first: Int
  /// The last line, never before the first.
  public let last: Int

  /// Creates a range, or `nil` when the lines do not make one.
  public init?(first: Int, last: Int) {
    guard first >= 1, last >= first else { return nil }
    self.first = first
    self.last = last
  }

  /// The smallest range that holds every given line, or `nil` when there is none.
  public init?(holding lines: some Collection<Int>) {
    guard let first = lines.min(), let last = lines.max() else { return nil }
    self.init(first: first, last: last)
  }

  /// Whether a line lies in the range.
  public func contains(_ line: Int) -> Bool { first <= line && line <= last }

  /// Whether another range lies in this one entirely.
  public func contains(_ other: LineRange) -> Bool { first <= other.first && other.last <= last }
}

extension LineRange: CustomStringConvertible {
  /// `67-68`, or `67` for a single line.
  public var description: String { first == last ? "\(first)" : "\(first)-\(last)" }

  /// « ligne 67 », « lignes 67-68 ».
  var inFrench: String { first == last ? "ligne \(first)" : "lignes \(first)-\(last)" }
}

extension LineRange: Codable {
  /// Reads `[first, last]`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.singleValueContainer().decode([Int].self)
    guard values.count == 2, let first = values.first, let last = values.last,
      let range = LineRange(first: first, last: last)
    else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "not a pair of lines in order"))
    }
    self = range
  }

  /// Writes `[first, last]`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode([first, last])
  }
}

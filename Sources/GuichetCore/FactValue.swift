/// One fact of a situation and the value it takes.
public struct FactValue: Hashable, Codable, Sendable {
  /// The fact's name, for example `hasCode`.
  public var fact: String
  /// Its value, for example `yes`.
  public var value: String

  /// Creates a pair.
  public init(_ fact: String, _ value: String) {
    self.fact = fact
    self.value = value
  }
}

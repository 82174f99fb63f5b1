/// What a person sent.
public enum Input: Hashable, Codable, Sendable {
  /// Something typed.
  case text(String)
  /// The `value` of a choice that was offered.
  case choice(String)

  /// What was typed, or the value of the choice.
  public var text: String {
    switch self {
    case .text(let text): text
    case .choice(let value): value
    }
  }
}

/// What a person sends in one turn.
public enum Input: Hashable, Codable, Sendable {
  /// Something typed.
  case text(String)
  /// The `value` of a choice that was offered.
  case choice(String)
}

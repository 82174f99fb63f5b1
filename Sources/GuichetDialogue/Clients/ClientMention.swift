/// Whom a message is about, when a person speaks for several clients.
public enum ClientMention: Hashable, Sendable {
  /// A client by name.
  case named(String)
  /// The other one, in the person's words (« l'autre municipalité »).
  case other(String)
  /// All of them.
  case all
}

/// A client of the person: an organisation they speak for.
public struct Client: Hashable, Codable, Sendable {
  /// Its name, as the person or the bot's list of places writes it.
  public var name: String
  /// Whether the name only stands in for one that was not told (« l'autre municipalité »).
  public var isPlaceholder: Bool

  /// Creates a client.
  public init(name: String, isPlaceholder: Bool = false) {
    self.name = name
    self.isPlaceholder = isPlaceholder
  }
}

/// What is kept of a client while another one is spoken of.
public struct ClientFile: Hashable, Codable, Sendable {
  /// The client, `nil` while nobody has named it.
  public var client: Client?
  /// What was told of it.
  public var situation: Situation
  /// The step that was asked last.
  public var pendingStep: String?
  /// The step answered last.
  public var answeredStep: String?
  /// The action that was explained last.
  public var explainedStep: String?
}

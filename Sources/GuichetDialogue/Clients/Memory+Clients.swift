import GuichetCore

extension ConversationState.Memory {
  /// As many clients are kept apart, no more, so that a conversation stays small.
  public static let mostClients = 10

  /// What came of a mention of a client.
  public enum Turning: Hashable, Sendable {
    /// It was spoken of already.
    case same
    /// The one spoken of has a name now.
    case named
    /// It is a new one; the one before is set aside.
    case begun
    /// It was set aside, and is taken up again.
    case resumed
    /// It is not clear which one.
    case unclear
    /// There are too many already.
    case full
  }

  /// The clients set aside, oldest first.
  public var files: [ClientFile] { aside ?? [] }

  /// The names of all clients, the one spoken of last.
  public var clientNames: [String] { (files.map(\.client) + [client]).compactMap { $0?.name } }

  /// Whether there is more than one client.
  public var hasClients: Bool { !files.isEmpty }

  /// Turns to a client: one situation is kept for each, and never mixed up.
  ///
  /// - Parameters:
  ///   - mention: Whom a message is about; all of them is whom it was about.
  ///   - asked: The step that the message answers: of a new client too, if it comes first.
  ///   - flow: The flow.
  ///   - same: Whether two names are one.
  /// - Returns: What came of it.
  public mutating func turn(
    to mention: ClientMention, asked: String?, in flow: Flow, same: (String, String) -> Bool
  ) -> Turning {
    let turning = turn(to: mention, same: same)
    if turning == .begun, flow.nextStep(in: situation.derived(in: flow))?.id == asked {
      pendingStep = asked
    }
    return turning
  }

  private mutating func turn(
    to mention: ClientMention, same: (String, String) -> Bool
  ) -> Turning {
    switch mention {
    case .all: return .same
    case .other(let words):
      if files.isEmpty {
        if client == nil, situation.told.isEmpty { return .same }
        begin(Client(name: words, isPlaceholder: true))
        return .begun
      }
      guard files.count == 1 else { return .unclear }
      resume(0)
      return .resumed
    case .named(let name):
      if let client, !client.isPlaceholder, same(client.name, name) { return .same }
      let position = files.firstIndex { file in
        file.client.map { !$0.isPlaceholder && same($0.name, name) } ?? false
      }
      if let position {
        resume(position)
        return .resumed
      }
      // A name nobody has yet belongs to the client that has none, the one spoken of first.
      if client == nil || client?.isPlaceholder == true {
        client = Client(name: name)
        return .named
      }
      if let unnamed = files.firstIndex(where: { $0.client?.isPlaceholder ?? true }) {
        resume(unnamed)
        client = Client(name: name)
        return .resumed
      }
      guard files.count + 1 < Self.mostClients else { return .full }
      begin(Client(name: name))
      return .begun
    }
  }

  private var file: ClientFile {
    ClientFile(
      client: client, situation: situation, pendingStep: pendingStep, answeredStep: answeredStep,
      explainedStep: explainedStep)
  }

  private mutating func begin(_ new: Client) {
    aside = files + [file]
    open(
      ClientFile(
        client: new, situation: Situation(), pendingStep: nil, answeredStep: nil,
        explainedStep: nil))
  }

  private mutating func resume(_ position: Int) {
    var files = files
    let taken = files.remove(at: position)
    aside = files + [file]
    open(taken)
  }

  private mutating func open(_ file: ClientFile) {
    client = file.client
    situation = file.situation
    pendingStep = file.pendingStep
    answeredStep = file.answeredStep
    explainedStep = file.explainedStep
    doubted = nil
    offered = []
    focus = []
    mentioned = []
    lastTopic = nil
    noMatches = 0
  }

  /// Tells facts of every client but the one spoken of.
  mutating func tellOthers(_ facts: [FactValue], in flow: Flow) {
    aside = aside.map { files in
      files.map { file in
        var file = file
        for fact in facts { _ = file.situation.tell(fact, in: flow) }
        return file
      }
    }
  }

  /// Forgets what was told of the client spoken of; the others are kept.
  mutating func forget() {
    var fresh = Self()
    if hasClients {
      fresh.client = client
      fresh.aside = aside
    }
    self = fresh
  }
}

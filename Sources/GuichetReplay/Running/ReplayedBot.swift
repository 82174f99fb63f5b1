public import GuichetCore
public import GuichetEngine

/// One conversation with a bot, however it is reached: the engine itself, a terminal, HTTP.
///
/// A value stands for one conversation; the runner makes a new one for each transcript.
public protocol ReplayedBot: Sendable {
  /// What the way of reaching the bot lets one see; mismatches of other kinds are not reported. A
  /// channel that carries only texts and buttons has no intents, for instance. Everything by
  /// default.
  var observed: Set<Mismatch.Kind> { get }

  /// Whether the greeting is seen; a channel in which the person speaks first has none to compare.
  /// `true` by default.
  var showsGreeting: Bool { get }

  /// Begins the conversation.
  ///
  /// - Returns: The greeting, turn 0.
  mutating func open(at now: Timestamp) async throws -> Turn

  /// Sends one message.
  mutating func respond(to input: Input, at now: Timestamp) async throws -> Turn

  /// Stops the process and starts it again; what no store keeps is lost.
  mutating func restart() async throws

  /// Loads the bot's files again, the conversation goes on.
  mutating func reload() async throws

  /// Lets go of what the conversation holds; nothing by default.
  mutating func close() async
}

extension ReplayedBot {
  /// Everything.
  public var observed: Set<Mismatch.Kind> { Set(Mismatch.Kind.allCases) }

  /// It is.
  public var showsGreeting: Bool { true }

  /// Nothing to let go of.
  public mutating func close() async {}
}

/// Why a conversation could not go on; the text is French and ends in reports.
public struct ReplayFailure: Error, Hashable, CustomStringConvertible, Sendable {
  /// What went wrong.
  public var description: String

  /// Creates a failure.
  public init(_ description: String) {
    self.description = description
  }
}

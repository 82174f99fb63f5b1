/// One finding about a bot's files: what is wrong, where, and what to do about it.
///
/// The message and remedy are French: the people who read them write the bot, not the engine.
public struct Diagnostic: Hashable, Sendable {
  /// How much a finding matters.
  public enum Severity: String, Hashable, Sendable {
    /// The bot does not load.
    case error = "erreur"
    /// The bot loads, and something is probably not what the author meant.
    case warning = "avertissement"
  }

  /// A stable name such as `dialogue.step.unknown`, for tests and for looking it up.
  public var id: String
  /// How much it matters.
  public var severity: Severity
  /// What is wrong and what to do, in French.
  public var message: String
  /// The place.
  public var location: SourceLocation
  /// The other place, when two conflict.
  public var related: SourceLocation?

  /// Creates a finding.
  public init(
    _ id: String, _ message: String, severity: Severity = .error, at location: SourceLocation,
    related: SourceLocation? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.location = location
    self.related = related
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: erreur: message [id]`, with the related place behind.
  public var description: String {
    let place = related.map { " (voir aussi \($0))" } ?? ""
    return "\(location): \(severity.rawValue): \(message)\(place) [\(id)]"
  }
}

/// The findings of a load that failed, all at once, in the order of the files.
public struct DiagnosticsError: Error, Sendable {
  /// The findings, errors and warnings.
  public let diagnostics: [Diagnostic]

  /// Creates the error; the findings are sorted by place, and each is kept once.
  public init(_ diagnostics: [Diagnostic]) {
    var seen: Set<Diagnostic> = []
    self.diagnostics = diagnostics.filter { seen.insert($0).inserted }
      .sorted { ($0.location, $0.id) < ($1.location, $1.id) }
  }
}

public import GuichetCore

/// A conversation read from another tool's file, as far as a convo file can hold it.
public struct ImportedConversation: Hashable, Sendable {
  /// One thing that happens.
  public enum Event: Hashable, Sendable {
    /// The person types something.
    case typed(String)
    /// The person takes a choice, by value or label.
    case chosen(String)
    /// The bot says something; `nil` when the file does not say what.
    case said(String?, buttons: [String])
    /// Something to assert of the bot's last message, as a line of a convo file.
    case asserted(String)
    /// Time passes, in seconds.
    case waited(Int64)
  }

  /// Its name.
  public var name: String
  /// What happens, in order.
  public var events: [Event]

  /// Creates a conversation.
  public init(name: String, events: [Event]) {
    self.name = name
    self.events = events
  }

  /// The conversation as a convo file.
  ///
  /// - Parameter words: As given to ``TranscriptParser``.
  /// - Returns: The text of the file.
  public func convo(words: Set<String> = []) -> String {
    let lines = TranscriptLineWriter(words: words)
    var text = TranscriptWriter(words: words).header(name: name)
    var pause: [String] = []
    for event in events {
      switch event {
      case .typed(let message):
        text += Self.block(["#me"] + pause + lines.lines(of: message, in: .me))
        pause = []
      case .chosen(let value):
        text += Self.block(["#me"] + pause + ["BUTTON " + CommandArguments.written([value])])
        pause = []
      case .said(let message, let buttons):
        var block = ["#bot"] + (message.map { lines.lines(of: $0, in: .bot) } ?? [])
        if !buttons.isEmpty { block.append("BUTTONS " + CommandArguments.written(buttons)) }
        text += Self.block(block)
      case .asserted(let line): text += line + "\n"
      case .waited(let seconds): pause.append("CLOCK +\(min(seconds, 999_999_999))s")
      }
    }
    return text
  }

  private static func block(_ lines: [String]) -> String {
    "\n" + lines.joined(separator: "\n") + "\n"
  }
}

/// What an import found: conversations, and what of the file they do not hold.
public struct TranscriptImport: Sendable {
  /// The conversations, in the order of the file.
  public var conversations: [ImportedConversation]
  /// What could not be read (errors) and what has no counterpart here (warnings).
  public var findings: [Diagnostic]

  /// Creates a result.
  public init(conversations: [ImportedConversation] = [], findings: [Diagnostic] = []) {
    self.conversations = conversations
    self.findings = findings
  }
}

public import GuichetCore

/// A conversation written down to be replayed: what the person sends and what the bot must answer.
///
/// The file is a Botium convo file (`*.convo.txt`): a name, a description, then `#me` and `#bot`
/// blocks. ``TranscriptParser`` reads it, ``ReplayRunner`` runs it.
public struct Transcript: Hashable, Sendable {
  /// The file it was read from, as findings and mismatches show it.
  public var file: String
  /// The first line of the file, or the file's own name when it has none.
  public var name: String
  /// The lines between the name and the first block.
  public var summary: String
  /// What happens before the conversation begins (`#begin`).
  public var beginning: [ReplayAction]
  /// The turns in order; element 0 is the greeting and has no input.
  public var turns: [ScriptedTurn]
  /// What must hold of the last turn (`#end`).
  public var ending: [Assertion]
  /// How texts are compared.
  public var syntax: TranscriptSyntax
  /// Which phrasing of an utterance list this run sends; `nil` when it uses no list.
  public var variant: String?

  /// Creates a transcript.
  public init(
    file: String, name: String, summary: String = "", beginning: [ReplayAction] = [],
    turns: [ScriptedTurn], ending: [Assertion] = [], syntax: TranscriptSyntax = .strict
  ) {
    self.file = file
    self.name = name
    self.summary = summary
    self.beginning = beginning
    self.turns = turns
    self.ending = ending
    self.syntax = syntax
  }

  /// The name, and the phrasing this run sends.
  public var title: String { variant.map { "\(name) (« \($0) »)" } ?? name }

  /// The transcript once for each phrasing of its longest utterance list; the shorter lists begin
  /// again, so that every phrasing of each is sent at least once.
  ///
  /// - Returns: The transcript itself when it uses no list.
  public var runs: [Transcript] {
    let longest = turns.map(\.phrasings).max { $0.count < $1.count } ?? []
    guard !longest.isEmpty else { return [self] }
    return longest.indices.map { index in
      var run = self
      run.variant = longest[index]
      for turn in turns.indices {
        let phrasings = turns[turn].phrasings
        if phrasings.isEmpty { continue }
        run.turns[turn].input = .text(phrasings[index % phrasings.count])
        run.turns[turn].phrasings = []
      }
      return run
    }
  }
}

/// Whose rules a convo file follows.
public enum TranscriptSyntax: Hashable, Sendable {
  /// Ours: whole texts, every message, every line understood.
  case strict
  /// Botium's: a text is found anywhere in the message, case ignored, `*` stands for anything; further
  /// messages may come; what is not known here is left out with a warning.
  case botium
}

/// One turn of a transcript: an input and the messages that must answer it.
public struct ScriptedTurn: Hashable, Sendable {
  /// What the person sends; `nil` for the greeting.
  public var input: ScriptedInput?
  /// The phrasings of the utterance list that the input names; empty when it names none.
  public var phrasings: [String]
  /// Whether the messages are compared: always, except for a greeting the transcript leaves out.
  public var isChecked: Bool
  /// What happens before the message is sent.
  public var before: [ReplayAction]
  /// The messages expected, in order; one `#bot` block each.
  public var replies: [ExpectedReply]
  /// What happens after the reply came.
  public var after: [ReplayAction]
  /// The `#me` line, or the first `#bot` line for the greeting.
  public var location: SourceLocation

  /// Creates a turn.
  public init(
    input: ScriptedInput?, isChecked: Bool = true, before: [ReplayAction] = [],
    replies: [ExpectedReply] = [], after: [ReplayAction] = [], location: SourceLocation
  ) {
    self.input = input
    phrasings = []
    self.isChecked = isChecked
    self.before = before
    self.replies = replies
    self.after = after
    self.location = location
  }
}

/// What a `#me` block sends.
public enum ScriptedInput: Hashable, Sendable {
  /// Something typed; several lines are joined by a line feed, and an empty block sends "".
  case text(String)
  /// `BUTTON value-or-label`: one of the choices of the turn before, with the place of the command.
  case button(String, at: SourceLocation)
}

/// What a transcript does to the world around the bot.
public enum ReplayAction: Hashable, Sendable {
  /// Moves the virtual clock (`PAUSE`, `CLOCK`).
  case wait(milliseconds: Int64)
  /// Stops the process and starts it again: only what a store keeps survives (`RESTART`).
  case restart
  /// Loads the bot's files again under the conversation (`RELOAD`).
  case reload
}

/// One `#bot` block: one message that must come.
public struct ExpectedReply: Hashable, Sendable {
  /// The text expected; `nil` accepts any text.
  public var text: ExpectedText?
  /// The assertion lines.
  public var assertions: [Assertion]
  /// Whether the message may be left out (`?`).
  public var isOptional: Bool
  /// Whether further messages of the turn are accepted unseen (`SKIP_BOT_UNCONSUMED`).
  public var acceptsRest: Bool
  /// The `#bot` line.
  public var location: SourceLocation
  /// The number of the last line of the block that is not blank.
  public var lastLine: Int

  /// Creates an expectation.
  public init(
    text: ExpectedText? = nil, assertions: [Assertion] = [], isOptional: Bool = false,
    acceptsRest: Bool = false, location: SourceLocation, lastLine: Int
  ) {
    self.text = text
    self.assertions = assertions
    self.isOptional = isOptional
    self.acceptsRest = acceptsRest
    self.location = location
    self.lastLine = lastLine
  }
}

/// The text of a `#bot` block.
public struct ExpectedText: Hashable, Sendable {
  /// The lines as written, joined by line feeds, prefixes and escapes removed.
  public var text: String
  /// The phrasings of the utterance list that the text names, any of which may come; empty when it
  /// names none.
  public var phrasings: [String]
  /// Whether the message must *not* be this text (`!`).
  public var isNegated: Bool
  /// The first line of the text.
  public var location: SourceLocation
  /// The numbers of the lines it stands on, blank lines between them included, ascending.
  public var lines: [Int]

  /// Creates an expected text.
  public init(text: String, isNegated: Bool, location: SourceLocation, lines: [Int]) {
    self.text = text
    phrasings = []
    self.isNegated = isNegated
    self.location = location
    self.lines = lines
  }
}

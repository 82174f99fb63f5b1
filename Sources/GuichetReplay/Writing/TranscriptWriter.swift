import GuichetCore
import GuichetEngine

/// Writes a conversation that took place as a convo file that replays as it stands.
///
/// White space at the ends of a message and of its lines is not kept.
public struct TranscriptWriter: Sendable {
  private let lineWriter: TranscriptLineWriter

  /// Creates a writer.
  ///
  /// - Parameter words: As given to ``TranscriptParser``; without them, a line that begins with a
  ///   word in capitals gets a `\` in front, which reads the same.
  public init(words: Set<String> = []) {
    lineWriter = TranscriptLineWriter(words: words)
  }

  /// The file of a whole conversation.
  ///
  /// - Parameters:
  ///   - name: The first line.
  ///   - summary: The lines below it.
  ///   - turns: From the greeting, or from any turn.
  /// - Returns: The text of the file.
  public func file(name: String, summary: String = "", turns: [RecordedTurn]) -> String {
    var text = header(name: name, summary: summary)
    var situation: [String: String] = [:]
    for recorded in turns {
      text += blocks(of: recorded, after: situation)
      situation = recorded.turn.situation
    }
    return text
  }

  /// The first lines of a file; a `#` in front gets a `\`, which the parser takes off.
  public func header(name: String, summary: String = "") -> String {
    let lines =
      [TextFolding.folded(name)] + SourceLine.lines(of: summary[...]).map { String($0.raw) }
    return lines.map { line in
      let content = line[...].trimmed()
      let first = content.unicodeScalars.first
      return (first == "#" || first == "\\" ? "\\" + content : content) + "\n"
    }.joined()
  }

  /// The blocks of one turn, each with a blank line in front: to append to a file turn by turn.
  ///
  /// - Parameters:
  ///   - recorded: The turn.
  ///   - situation: The situation of the turn before; only facts that changed are asserted.
  /// - Returns: `#me`, `#bot` and assertion lines, each line ended by a line feed.
  public func blocks(
    of recorded: RecordedTurn, after situation: [String: String] = [:]
  ) -> String {
    var blocks: [[String]] = []
    switch recorded.input {
    case .text(let text): blocks.append(["#me"] + lineWriter.lines(of: text, in: .me))
    case .choice(let value): blocks.append(["#me", "BUTTON " + CommandArguments.written([value])])
    case nil: break
    }
    let messages = recorded.turn.messages
    for (index, message) in messages.enumerated() {
      var lines = block(of: message)
      if index == messages.count - 1 { lines += assertions(on: recorded.turn, after: situation) }
      blocks.append(lines)
    }
    return blocks.map { "\n" + $0.joined(separator: "\n") + "\n" }.joined()
  }

  /// The block of one message.
  func block(of message: Message) -> [String] {
    var lines = ["#bot"] + textLines(of: message)
    if let topic = message.topic { lines.append("TOPIC " + CommandArguments.written([topic])) }
    if let sources = message.sources {
      var sections: [String] = []
      for source in sources where !sections.contains(source.section) {
        sections.append(source.section)
      }
      lines.append("SOURCE " + CommandArguments.written(sections))
    }
    if let choices = message.choices {
      lines.append("BUTTONS " + CommandArguments.written(choices.map(\.label)))
    }
    return lines
  }

  /// The text of a message as lines of a `#bot` block; `!TEXT` for an empty one.
  func textLines(of message: Message) -> [String] {
    let lines = lineWriter.lines(of: message.text, in: .bot)
    return lines.isEmpty ? ["!TEXT"] : lines
  }

  private func assertions(on turn: Turn, after situation: [String: String]) -> [String] {
    var lines: [String] = []
    if let winner = turn.understanding.intents.first {
      lines.append("INTENT " + CommandArguments.written([winner.id]))
    }
    let changed = turn.situation.filter { fact, value in
      value != situation[fact, default: "unknown"]
    }
    if !changed.isEmpty {
      let facts = changed.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      lines.append("SITUATION " + facts.joined(separator: " "))
    }
    if let step = turn.step { lines.append("STEP " + CommandArguments.written([step])) }
    lines.append("OUTCOME " + turn.outcome.rawValue)
    return lines
  }
}

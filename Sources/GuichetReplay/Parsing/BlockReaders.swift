import GuichetCore

/// Reads `#me` blocks.
///
/// The order of the lines is the order of events: `CLOCK` above the text passes before the message
/// is sent, below it after the reply came.
enum MeBlockReader {
  static func read(
    _ block: TranscriptBlock, _ findings: inout some FindingCollector
  ) -> ScriptedTurn {
    var turn = ScriptedTurn(input: nil, location: block.location)
    var text: [String] = []
    var blanks = 0
    var button: ScriptedInput?
    var hasActed = false
    for line in block.lines {
      if line.content.isEmpty {
        blanks += 1
        continue
      }
      let isComplete = button != nil || (hasActed && !text.isEmpty)
      let parsed = CommandLine(line, in: .me, followsCommand: isComplete, &findings)
      switch parsed.reading {
      case .text(let content):
        if isComplete {
          findings.report(
            "transcript.text.place",
            "du texte suit une commande ; écrivez tout le message au-dessus, ou commencez un autre "
              + "bloc #me", at: line.location(in: findings.file))
        } else {
          if !text.isEmpty { text += Array(repeating: "", count: blanks) }
          text.append(content)
          hasActed = false
        }
        blanks = 0
      case .command(.button, _):
        let input = CommandReader.button(parsed, &findings)
        if button != nil || !text.isEmpty {
          findings.report(
            "transcript.command.place",
            "un bloc #me envoie un seul message : un texte ou un choix ; commencez un autre bloc "
              + "#me", at: parsed.location)
        }
        button = input ?? .text("")
        hasActed = false
      case .command(let command, _):
        if let action = CommandReader.action(command, parsed, &findings) {
          if button == nil, text.isEmpty {
            turn.before.append(action)
          } else {
            turn.after.append(action)
          }
        }
        hasActed = true
      case .invalid: break
      }
    }
    turn.input = button ?? .text(text.joined(separator: "\n"))
    return turn
  }
}

/// Reads `#bot` blocks.
enum BotBlockReader {
  static func read(
    _ block: TranscriptBlock, _ findings: inout some FindingCollector
  ) -> (ExpectedReply, [ReplayAction]) {
    var reply = ExpectedReply(location: block.location, lastLine: block.lastLine)
    var actions: [ReplayAction] = []
    var text = TextLines()
    var optional: Set<Bool> = []
    for line in block.lines {
      if line.content.isEmpty {
        text.blank(line)
        continue
      }
      let parsed = CommandLine(
        line, in: .bot, readsPrefixes: true, isFirstText: text.isEmpty, &findings)
      switch parsed.reading {
      case .text(let content):
        if text.isEmpty {
          optional.insert(parsed.isOptional)
          text.isNegated = parsed.isNegated
        }
        text.add(content, line, in: findings.file)
      case .command(.acceptRest, _):
        CommandReader.expectNoArgument(parsed, &findings)
        CommandReader.expectNoPrefix(parsed, &findings)
        reply.acceptsRest = true
      case .command(let command, _) where command.isAssertion:
        optional.insert(parsed.isOptional)
        if let assertion = CommandReader.assertion(command, parsed, &findings) {
          reply.assertions.append(assertion)
        }
      case .command(let command, _):
        CommandReader.expectNoPrefix(parsed, &findings)
        if let action = CommandReader.action(command, parsed, &findings) { actions.append(action) }
      case .invalid: break
      }
    }
    if optional.count > 1 {
      findings.report(
        "transcript.optional.mixed",
        "le point d'interrogation vaut pour tout le bloc : mettez-le devant le texte et devant "
          + "chaque vérification, ou nulle part", at: block.location)
    }
    reply.isOptional = optional == [true]
    reply.text = text.expected
    return (reply, actions)
  }

  /// The text of a block as it is gathered.
  private struct TextLines {
    private var parts: [String] = []
    private var numbers: [Int] = []
    private var blanks: [Int] = []
    private var location: SourceLocation?
    var isNegated = false

    var isEmpty: Bool { parts.isEmpty }

    mutating func blank(_ line: SourceLine) {
      if !isEmpty { blanks.append(line.number) }
    }

    mutating func add(_ content: String, _ line: SourceLine, in file: String) {
      if location == nil { location = line.location(in: file) }
      parts += Array(repeating: "", count: blanks.count)
      numbers += blanks
      blanks = []
      parts.append(content)
      numbers.append(line.number)
    }

    var expected: ExpectedText? {
      location.map {
        ExpectedText(
          text: parts.joined(separator: "\n"), isNegated: isNegated, location: $0, lines: numbers)
      }
    }
  }
}

/// Reads `#begin` and `#end` blocks, which hold commands alone.
enum ActionBlockReader {
  static func read(
    _ block: TranscriptBlock, _ findings: inout some FindingCollector
  ) -> (assertions: [Assertion], actions: [ReplayAction]) {
    var assertions: [Assertion] = []
    var actions: [ReplayAction] = []
    for line in block.lines where !line.content.isEmpty {
      let parsed = CommandLine(line, in: block.section, readsPrefixes: true, &findings)
      switch parsed.reading {
      case .text:
        findings.report(
          "transcript.text.place",
          "#\(block.section.rawValue) ne contient que des commandes ; écrivez une note dans la "
            + "description, au début du fichier", at: line.location(in: findings.file))
      case .command(let command, _) where command.isAssertion:
        if parsed.isOptional { CommandReader.expectNoPrefix(parsed, &findings) }
        if let assertion = CommandReader.assertion(command, parsed, &findings) {
          assertions.append(assertion)
        }
      case .command(let command, _):
        CommandReader.expectNoPrefix(parsed, &findings)
        if let action = CommandReader.action(command, parsed, &findings) { actions.append(action) }
      case .invalid: break
      }
    }
    return (assertions, actions)
  }
}

public import GuichetCore

/// Reads convo files; pure, and never traps on any text.
///
/// The syntax is Botium's:
///
/// ```
/// Le RSE est inconnu                      the name, then a description
///
/// #begin                                  commands before the conversation; optional
/// PAUSE 500
///
/// #bot                                    the greeting; not compared when left out
/// Bonjour. Avez-vous un code ?
/// BUTTONS Oui|Non
///
/// #me                                     a message, or BUTTON value-or-label
/// j'en ai pas
///
/// #bot                                    one block a message, in order, none left over
/// Votre RSE vous le fournit.              no text accepts any text
/// TOPIC code.obtain
/// CLOCK +31min
///
/// #end                                    assertions on the last turn; optional
/// SITUATION hasCode=no
/// ```
///
/// A line whose first word is in capitals is a command (see ``LineClassifier`` for `#me`). `!` in
/// front of a text or an assertion says that it must not hold, `?` in front of everything in a block
/// that the message may be left out; on the first line of a text, `!!` and `??` are the characters
/// themselves. Arguments are separated by `|`, and `\|` is a bar inside one.
///
/// | command | where | holds when |
/// | --- | --- | --- |
/// | `TEXT…` | `#bot` | see ``TextCheck`` |
/// | `BUTTONS a\|b` | `#bot` | the message offers these labels in this order |
/// | `TOPIC id`, `SOURCE 2\|3` | `#bot` | the message answers it; stands on these sections |
/// | `INTENT a\|b` | `#bot`, `#end` | the intents found begin with these, the winner first |
/// | `SITUATION a=b c=d` | `#bot`, `#end` | these facts have these values after the turn |
/// | `STEP id`, `OUTCOME answered` | `#bot`, `#end` | the turn's |
/// | `SKIP_BOT_UNCONSUMED` | `#bot` | always: further messages of the turn are not compared |
/// | `PAUSE 500`, `CLOCK +3d` | anywhere | always: the virtual clock moves (ms; s, min, h, d) |
/// | `RESTART`, `RELOAD` | anywhere | always: process started, bot loaded again |
///
/// Without arguments, `TEXT`, `BUTTONS`, `INTENT`, `TOPIC`, `STEP` and `SOURCE` hold when there is
/// any. The negation of `BUTTONS`, `INTENT` and `SOURCE` holds when there is none of those named.
///
/// Ours is stricter than Botium: an unknown command is an error, and so is what it would ignore
/// (text in `#begin`, channels, text after a command that acts). One addition: a line that begins
/// with `\` is text whatever follows, without the backslash.
public enum TranscriptParser: Sendable {
  /// Reads a transcript.
  ///
  /// - Parameters:
  ///   - text: The file's text, with any kind of line ending.
  ///   - file: The path to show in findings.
  ///   - words: Words in capitals that may begin a text line of the bot (see ``CapitalWords``);
  ///     others are read as commands.
  /// - Returns: The transcript, or `nil` when there is at least one error; all findings in the
  ///   order of the file.
  public static func parse(
    _ text: String, file: String, words: Set<String> = []
  ) -> (transcript: Transcript?, findings: [Diagnostic]) {
    var reader = TranscriptReader(file: file, classifier: LineClassifier(words: words))
    return reader.read(SourceLine.lines(ofFile: text))
  }
}

/// The state of one reading.
private struct TranscriptReader {
  let file: String
  let classifier: LineClassifier
  var findings: [Diagnostic] = []
  var beginning: [ReplayAction] = []
  var turns: [ScriptedTurn] = []
  var ending: [Assertion] = []

  init(file: String, classifier: LineClassifier) {
    self.file = file
    self.classifier = classifier
  }

  mutating func read(_ lines: [SourceLine]) -> (Transcript?, [Diagnostic]) {
    let (header, blocks) = split(lines)
    turns = [
      ScriptedTurn(input: nil, isChecked: false, location: SourceLocation(file: file, line: 1))
    ]
    checkOrder(blocks)
    for block in blocks {
      switch block.section {
      case .begin: beginning += ActionBlockReader.read(block, &self).actions
      case .me: turns.append(MeBlockReader.read(block, &self))
      case .bot: addReply(block)
      case .end: addEnding(block)
      }
    }
    if !blocks.contains(where: { $0.section == .me || $0.section == .bot }), findings.isEmpty {
      report(
        "transcript.empty",
        "la transcription ne contient aucun échange ; ajoutez un bloc #me suivi d'un bloc #bot",
        at: SourceLocation(file: file, line: 1))
    }
    findings.sort { ($0.location, $0.id) < ($1.location, $1.id) }
    if findings.contains(where: { $0.severity == .error }) { return (nil, findings) }
    let named = header.map { line in
      let content = line.content
      return String(content.unicodeScalars.first == "\\" ? content.droppingFirstScalar() : content)
    }.drop { $0.isEmpty }
    let transcript = Transcript(
      file: file, name: named.first ?? file,
      summary: String(named.dropFirst().joined(separator: "\n")[...].trimmed()),
      beginning: beginning, turns: turns, ending: ending)
    return (transcript, findings)
  }

  mutating func report(_ id: String, _ message: String, at location: SourceLocation) {
    findings.append(Diagnostic(id, message, at: location))
  }

  /// The lines before the first section, and the blocks; lines under an unknown section are left
  /// out, so that one mistake gives one finding.
  private mutating func split(_ lines: [SourceLine]) -> ([SourceLine], [TranscriptBlock]) {
    var header: [SourceLine] = []
    var blocks: [TranscriptBlock] = []
    var isInHeader = true
    var isKnown = false
    for line in lines {
      if line.content.unicodeScalars.first == "#" {
        isInHeader = false
        let section = section(of: line)
        isKnown = section != nil
        if let section {
          blocks.append(TranscriptBlock(section: section, location: line.location(in: file)))
          blocks[blocks.count - 1].lastLine = line.number
        }
      } else if isInHeader {
        header.append(line)
      } else if isKnown, !blocks.isEmpty {
        blocks[blocks.count - 1].lines.append(line)
        if !line.content.isEmpty { blocks[blocks.count - 1].lastLine = line.number }
      }
    }
    return (header, blocks)
  }

  private mutating func section(of line: SourceLine) -> TranscriptSection? {
    let rest = line.content.droppingFirstScalar().trimmed()
    let name = LineClassifier.firstWord(of: rest)
    let place = line.location(in: file)
    guard let section = TranscriptSection(rawValue: String(name)) else {
      let known = TranscriptSection.allCases.map(\.rawValue)
      let near = EditDistance.nearest(to: name.lowercased(), among: known)
      let hint = near.map { " ; vouliez-vous dire « #\($0) » ?" } ?? ""
      report(
        "transcript.section.unknown",
        "section « #\(name) » inconnue\(hint) ; les sections sont #begin, #me, #bot et #end ; "
          + "si c'est du texte, écrivez une barre oblique inverse devant : \\#", at: place)
      return nil
    }
    let channel = rest[name.endIndex...].trimmed()
    if !channel.isEmpty {
      report(
        "transcript.section.channel",
        "« \(channel) » suit #\(name) ; il n'y a pas de canaux ici : écrivez #\(name) seul, et le "
          + "texte à la ligne suivante", at: line.location(of: channel.startIndex, in: file))
    }
    return section
  }

  private mutating func checkOrder(_ blocks: [TranscriptBlock]) {
    for (index, block) in blocks.enumerated() {
      if block.section == .begin, index > 0 {
        report(
          "transcript.section.order", "#begin ne peut être que la première section ; déplacez-la",
          at: block.location)
      }
      if block.section == .end, index < blocks.count - 1 {
        report(
          "transcript.section.order", "#end ne peut être que la dernière section ; déplacez-la",
          at: block.location)
      }
    }
  }

  private mutating func addReply(_ block: TranscriptBlock) {
    let (reply, actions) = BotBlockReader.read(block, &self)
    let last = turns.count - 1
    if turns[last].input == nil, !turns[last].isChecked {
      turns[last].isChecked = true
      turns[last].location = block.location
    }
    turns[last].replies.append(reply)
    turns[last].after += actions
  }

  private mutating func addEnding(_ block: TranscriptBlock) {
    let (assertions, actions) = ActionBlockReader.read(block, &self)
    ending += assertions
    turns[turns.count - 1].after += actions
  }
}

extension TranscriptReader: FindingCollector {}

/// Where the readers of blocks put their findings.
protocol FindingCollector {
  var file: String { get }
  var classifier: LineClassifier { get }
  mutating func report(_ id: String, _ message: String, at location: SourceLocation)
}

/// A section line and the lines under it.
struct TranscriptBlock {
  let section: TranscriptSection
  let location: SourceLocation
  var lines: [SourceLine] = []
  /// The number of the last line that is not blank.
  var lastLine = 0
}

extension Substring {
  /// Without its first scalar.
  func droppingFirstScalar() -> Substring {
    isEmpty ? self : self[unicodeScalars.index(after: startIndex)...]
  }
}

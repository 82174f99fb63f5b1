import GuichetCore

/// The state of one reading.
struct TranscriptReader {
  /// More blocks than this are refused: no conversation of people comes near it, and files that
  /// include one another twice grow without end.
  private static let mostBlocks = 10_000

  /// The file that is read; included blocks come from others.
  private let mainFile: String
  private(set) var file: String
  let classifier: LineClassifier
  var library: TranscriptLibrary
  private let syntax: TranscriptSyntax
  private(set) var findings: [Diagnostic] = []
  /// Whether an included part has errors; they are reported where that part is read for itself.
  private var hasFaultyPart = false
  var beginning: [ReplayAction] = []
  var turns: [ScriptedTurn] = []
  var ending: [Assertion] = []

  init(file: String, words: Set<String>, library: TranscriptLibrary, syntax: TranscriptSyntax) {
    mainFile = file
    self.file = file
    self.library = library
    self.syntax = syntax
    classifier = LineClassifier(
      words: words, names: Set(library.utterances.keys), syntax: syntax)
  }

  /// Reads a partial convo for its findings alone.
  mutating func readPartial(_ blocks: [TranscriptBlock]) {
    for block in blocks where block.section == .begin || block.section == .end {
      report(
        "transcript.include.section",
        "une transcription partielle n'a ni #begin ni #end ; gardez-y #me et #bot",
        at: block.location)
    }
    turns = [
      ScriptedTurn(input: nil, isChecked: false, location: SourceLocation(file: file, line: 1))
    ]
    for block in withIncludes(blocks) { read(block) }
  }

  mutating func read(_ lines: [SourceLine]) -> (Transcript?, [Diagnostic]) {
    let (header, written) = split(lines)
    turns = [
      ScriptedTurn(input: nil, isChecked: false, location: SourceLocation(file: file, line: 1))
    ]
    checkOrder(written)
    let blocks = withIncludes(written)
    for block in blocks { read(block) }
    file = mainFile
    if !blocks.contains(where: { $0.section == .me || $0.section == .bot }), findings.isEmpty {
      report(
        "transcript.empty",
        "la transcription ne contient aucun échange ; ajoutez un bloc #me suivi d'un bloc #bot",
        at: SourceLocation(file: file, line: 1))
    }
    findings.sort { ($0.location, $0.id) < ($1.location, $1.id) }
    if hasFaultyPart || findings.contains(where: { $0.severity == .error }) {
      return (nil, findings)
    }
    let named = header.map { line in
      let content = line.content
      return String(content.unicodeScalars.first == "\\" ? content.droppingFirstScalar() : content)
    }.drop { $0.isEmpty }
    let transcript = Transcript(
      file: file, name: named.first ?? file,
      summary: String(named.dropFirst().joined(separator: "\n")[...].trimmed()),
      beginning: beginning, turns: turns, ending: ending, syntax: syntax)
    return (transcript, findings)
  }

  private mutating func read(_ block: TranscriptBlock) {
    file = block.location.file
    switch block.section {
    case .begin: beginning += ActionBlockReader.read(block, &self).actions
    case .me:
      var turn = MeBlockReader.read(block, &self)
      if case .text(let text) = turn.input, let list = library.utterances[text] {
        turn.phrasings = list.phrasings
      }
      turns.append(turn)
    case .bot: addReply(block)
    case .end: addEnding(block)
    case .include: break
    }
  }

  mutating func report(_ id: String, _ message: String, at location: SourceLocation) {
    let severity: Diagnostic.Severity =
      syntax == .botium && Self.tolerated.contains(id) ? .warning : .error
    guard location.file == mainFile else {
      hasFaultyPart = hasFaultyPart || severity == .error
      return
    }
    findings.append(Diagnostic(id, message, severity: severity, at: location))
  }

  /// What Botium passes over.
  private static let tolerated: Set<String> = [
    "transcript.section.channel", "transcript.command.unsupported", "transcript.text.place",
    "transcript.command.prefix",
  ]

  /// The lines before the first section, and the blocks; lines under an unknown section are left
  /// out, so that one mistake gives one finding.
  mutating func split(_ lines: [SourceLine]) -> ([SourceLine], [TranscriptBlock]) {
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
          if section == .include { blocks[blocks.count - 1].lines = [line] }
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
        "section « #\(name) » inconnue\(hint) ; les sections sont #begin, #include, #me, #bot et #end ; "
          + "si c'est du texte, écrivez une barre oblique inverse devant : \\#", at: place)
      return nil
    }
    let channel = rest[name.endIndex...].trimmed()
    if !channel.isEmpty, section != .include {
      report(
        "transcript.section.channel",
        "« \(channel) » suit #\(name) ; il n'y a pas de canaux ici : écrivez #\(name) seul, et le "
          + "texte à la ligne suivante", at: line.location(of: channel.startIndex, in: file))
    }
    return section
  }

  // MARK: Includes

  /// The blocks with every partial convo in the place of its name.
  private mutating func withIncludes(_ blocks: [TranscriptBlock]) -> [TranscriptBlock] {
    var result: [TranscriptBlock] = []
    add(blocks, to: &result, path: [], at: nil)
    return result
  }

  /// Adds blocks and what they include; `place` is where the main file includes them, `nil` for its own.
  private mutating func add(
    _ blocks: [TranscriptBlock], to result: inout [TranscriptBlock], path: [String],
    at place: SourceLocation?
  ) {
    for block in blocks {
      var block = block
      let names = includes(of: &block)
      let isLast = block.section == .end
      if block.section != .include, !isLast { result.append(block) }
      for (name, location) in names {
        guard result.count < Self.mostBlocks else {
          return report(
            "transcript.include.too-large",
            "les inclusions donnent plus de \(Self.mostBlocks) blocs ; divisez la conversation",
            at: place ?? location)
        }
        include(name, to: &result, path: path, at: location, from: place)
      }
      if isLast { result.append(block) }
    }
  }

  private mutating func include(
    _ name: String, to result: inout [TranscriptBlock], path: [String], at location: SourceLocation,
    from place: SourceLocation?
  ) {
    guard let partial = library.partials[name] else {
      let near = EditDistance.nearest(to: name, among: library.partials.keys)
      let hint = near.map { "vouliez-vous dire « \($0) » ?" }
      return report(
        "transcript.include.unknown",
        "aucune transcription partielle ne se nomme « \(name) » ; "
          + (hint ?? "son nom est la première ligne d'un fichier .pconvo.txt"), at: location)
    }
    guard !path.contains(name) else {
      return report(
        "transcript.include.circular",
        "« \(name) » s'inclut elle-même (\((path + [name]).joined(separator: " → "))) ; "
          + "retirez une des inclusions", at: location)
    }
    add(partial.blocks, to: &result, path: path + [name], at: place ?? location)
  }

  /// The names that a block includes, with their places; lines `INCLUDE name` are taken out of it.
  private func includes(
    of block: inout TranscriptBlock
  ) -> [(name: String, at: SourceLocation)] {
    let file = block.location.file
    var names: [(String, SourceLocation)] = []
    block.lines.removeAll { line in
      var content = line.content
      let word = LineClassifier.firstWord(of: content)
      if block.section == .include {
        if content.unicodeScalars.first == "#" {
          content = content.droppingFirstScalar().trimmed()
          content = content[LineClassifier.firstWord(of: content).endIndex...].trimmed()
        }
      } else {
        guard word == "INCLUDE" else { return false }
        content = content[word.endIndex...].trimmed()
      }
      if !content.isEmpty {
        names.append((String(content), line.location(of: content.startIndex, in: file)))
      }
      return true
    }
    return names
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
    var (reply, actions) = BotBlockReader.read(block, &self)
    if let text = reply.text?.text, let list = library.utterances[text] {
      reply.text?.phrasings = list.phrasings
    }
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

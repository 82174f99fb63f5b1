import GuichetCore

/// A line of a block that is not blank, told apart into text and command.
struct CommandLine {
  /// What the line is.
  enum Reading {
    /// Text, prefixes and escape removed.
    case text(String)
    /// A command that may stand here, and its arguments.
    case command(TranscriptCommand, CommandArguments)
    /// Neither; a finding says why.
    case invalid
  }

  let reading: Reading
  /// `?` in front.
  let isOptional: Bool
  /// `!` in front.
  let isNegated: Bool
  /// The place of the command's name, or of the text.
  let location: SourceLocation
  /// The name of the command, or the first word of the text.
  let word: String
  /// The whole line, trimmed.
  let written: String

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: Not blank.
  ///   - section: The section of its block.
  ///   - readsPrefixes: Whether `?` and `!` in front of a command mean something.
  ///   - isFirstText: Whether they also do in front of text; a doubled one is the character itself.
  ///   - followsCommand: See ``LineClassifier``.
  ///   - findings: Takes what is wrong with the line.
  init(
    _ line: SourceLine, in section: TranscriptSection, readsPrefixes: Bool = false,
    isFirstText: Bool = false, followsCommand: Bool = false,
    _ findings: inout some FindingCollector
  ) {
    let content = line.content
    written = String(content)
    if content.unicodeScalars.first == "\\" {
      reading = .text(String(content.droppingFirstScalar()))
      (isOptional, isNegated) = (false, false)
      location = line.location(in: findings.file)
      word = ""
      return
    }
    let prefixes = readsPrefixes ? LinePrefixes(content) : LinePrefixes(none: content)
    let rest = prefixes.rest
    let name = LineClassifier.firstWord(of: rest)
    word = String(name)
    let read = findings.classifier.read(rest, in: section, followsCommand: followsCommand)
    let commandPlace = line.location(of: rest.startIndex, in: findings.file)
    if case .text = read {
      isOptional = isFirstText && prefixes.isOptional
      isNegated = isFirstText && prefixes.isNegated
      location = line.location(in: findings.file)
      reading = .text(String(isFirstText ? rest : content))
      return
    }
    isOptional = prefixes.isOptional
    isNegated = prefixes.isNegated
    location = commandPlace
    switch read {
    case .command(let command) where command.isAllowed(in: section):
      reading = .command(
        command, CommandArguments(rest[name.endIndex...], of: line, in: findings.file))
    case .command:
      reading = .invalid
      findings.report(
        "transcript.command.place",
        "« \(name) » ne va pas dans un bloc #\(section.rawValue) ; on peut y écrire "
          + TranscriptCommand.names(in: section).readable + Self.escapeHint, at: commandPlace)
    case .unsupported:
      reading = .invalid
      findings.report(
        "transcript.command.unsupported",
        "la commande « \(name) » de Botium n'existe pas ici"
          + (findings.classifier.syntax == .botium
            ? " ; elle est passée" : " ; retirez-la" + Self.escapeHint),
        at: commandPlace)
    case .unknown(let nearest):
      reading = .invalid
      let hint = nearest.map { " ; vouliez-vous dire « \($0) » ?" } ?? ""
      findings.report(
        "transcript.command.unknown", "commande « \(name) » inconnue\(hint)" + Self.escapeHint,
        at: commandPlace)
    case .text:
      reading = .text(String(content))
    }
  }

  private static let escapeHint =
    " ; si c'est du texte, écrivez une barre oblique inverse au début de la ligne"
}

/// Botium's prefixes: `?` (may be left out), `!` (must not hold), `?!`; doubled, the character
/// itself.
struct LinePrefixes {
  let isOptional: Bool
  let isNegated: Bool
  let rest: Substring

  init(_ content: Substring) {
    var rest = content
    func take(_ mark: Unicode.Scalar) -> Bool {
      guard rest.unicodeScalars.first == mark else { return false }
      rest = rest.droppingFirstScalar()
      return rest.unicodeScalars.first != mark
    }
    isOptional = take("?")
    isNegated = take("!")
    self.rest = rest
  }

  init(none content: Substring) {
    isOptional = false
    isNegated = false
    rest = content
  }
}

extension [String] {
  /// « A, B et C »; the text family is named once.
  var readable: String {
    let names = filter { !$0.hasPrefix("TEXT_") }.map { $0 == "TEXT" ? "TEXT…" : $0 }
    guard let last = names.last, names.count > 1 else { return joined() }
    return names.dropLast().joined(separator: ", ") + " et " + last
  }
}

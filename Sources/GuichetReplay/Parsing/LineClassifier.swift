import GuichetCore

/// Tells commands from text; the parser and the writer share it, so that what is written is read
/// back the same.
///
/// A line is a command when its first word is in capitals (`A`–`Z`, digits, `_`, two letters or
/// more). In a `#me` block people may shout: there, only words that look like a command are one.
struct LineClassifier {
  /// What a line is.
  enum Reading: Equatable {
    case text
    case command(TranscriptCommand)
    /// A command of Botium that means nothing here.
    case unsupported
    /// In capitals and not known; the nearest known name, when one is near.
    case unknown(nearest: String?)
  }

  /// Words in capitals that the bot's own texts use, such as an acronym: these begin a text line.
  let words: Set<String>
  /// The names of utterance lists: a line that is one of them stands for the list.
  var names: Set<String> = []
  /// Whose rules the file follows; Botium takes what it does not know for text.
  var syntax = TranscriptSyntax.strict

  /// The first word of a trimmed line.
  static func firstWord(of content: Substring) -> Substring {
    let scalars = content.unicodeScalars
    let end = scalars.firstIndex { $0.isSpace } ?? scalars.endIndex
    return content[content.startIndex..<end]
  }

  /// Whether a word has the form of a command: `BUTTONS`, `TEXT_IC`.
  static func isCapitals(_ word: Substring) -> Bool {
    let bytes = word.utf8
    guard bytes.count > 1, let first = bytes.first, (0x41...0x5A).contains(first) else {
      return false
    }
    return bytes.allSatisfy {
      (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
  }

  /// Reads a trimmed line without its `?` and `!`.
  ///
  /// - Parameters:
  ///   - content: The line.
  ///   - section: The section of its block.
  ///   - followsCommand: Whether the block's message is complete; then text is not expected, and
  ///     a word in capitals is a command.
  /// - Returns: What it is, wherever it may stand.
  func read(
    _ content: Substring, in section: TranscriptSection, followsCommand: Bool = false
  ) -> Reading {
    if names.contains(String(content)) { return .text }
    var word = Self.firstWord(of: content)
    let hasColon = word.last == ":"
    if hasColon { word = word.dropLast() }
    guard Self.isCapitals(word) else { return .text }
    let name = String(word)
    if let command = TranscriptCommand.table[name] {
      if hasColon, syntax == .botium { return .text }
      return hasColon ? .unknown(nearest: name) : .command(command)
    }
    if hasColon { return .text }
    if TranscriptCommand.unsupported.contains(name) { return .unsupported }
    if words.contains(name) { return .text }
    if syntax == .botium { return .text }
    let nearest = nearest(to: name, in: section)
    if section == .me, nearest == nil, !followsCommand, !name.contains("_") { return .text }
    return .unknown(nearest: nearest)
  }

  private func nearest(to name: String, in section: TranscriptSection) -> String? {
    // People shout words, not names with an underscore.
    let lists = name.contains("_") ? names.sorted() : []
    return EditDistance.nearest(to: name, among: TranscriptCommand.names(in: section) + lists)
  }
}

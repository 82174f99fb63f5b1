/// What a typed line asks the terminal for, when it begins with a slash.
enum TerminalCommand: Hashable {
  /// Passed to the bot as the words it understands.
  case say(String)
  /// Shows, or stops showing, how messages are read.
  case explain
  /// Ends the session.
  case quit
  /// No command of that name; as the person typed it.
  case unknown(String)

  /// A command of the list: what is typed, what it does, what it asks for.
  struct Entry {
    var name: String
    var summary: String
    var command: TerminalCommand
  }

  /// The commands, in the order they are shown.
  static let all = [
    Entry(name: "/aide", summary: "ce que je peux faire pour vous", command: .say("aide")),
    Entry(name: "/etat", summary: "où vous en êtes", command: .say("où j'en suis")),
    Entry(name: "/retour", summary: "annuler votre dernière réponse", command: .say("retour")),
    Entry(name: "/recommencer", summary: "reprendre du début", command: .say("recommencer")),
    Entry(name: "/expliquer", summary: "comment vos messages sont compris", command: .explain),
    Entry(name: "/quitter", summary: "terminer la conversation", command: .quit),
  ]

  /// The list of commands, a line each.
  static var list: String {
    all.map { "- \($0.name)\u{A0}: \($0.summary)" }.joined(separator: "\n")
  }

  /// Reads a line; `nil` when it does not begin with a slash and is a message.
  ///
  /// Case and accents do not matter, and words after the command are ignored.
  init?(line: String) {
    let words = line.split { $0 == " " || $0 == "\t" }
    guard let word = words.first, word.hasPrefix("/") else { return nil }
    let name = Self.folded(word)
    self = Self.all.first { $0.name == name }?.command ?? .unknown(String(word))
  }

  /// Returns the commands that begin as the text does, for completion; none unless it has a slash.
  static func completions(of text: String) -> [String] {
    guard text.hasPrefix("/") else { return [] }
    let start = folded(text[...])
    return all.map(\.name).filter { $0.hasPrefix(start) }
  }

  private static func folded(_ word: Substring) -> String {
    word.lowercased().reduce(into: "") { folded, character in
      folded.append("éèêë".contains(character) ? "e" : character)
    }
  }
}

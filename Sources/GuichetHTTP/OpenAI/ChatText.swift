import GuichetCore

/// A turn as one text of Markdown: the messages as paragraphs, the choices as a list.
///
/// A choice is a line `- label`; the label, with or without its dash, is understood as the choice.
enum ChatText {
  /// The text of a turn.
  static func of(_ turn: Turn) -> String {
    turn.messages.map(text).joined(separator: "\n\n")
  }

  private static func text(of message: Message) -> String {
    guard let choices = message.choices else { return message.text }
    return message.text + "\n\n" + choices.map { "- \($0.label)" }.joined(separator: "\n")
  }

  /// The pieces a streamed text is sent in, line by line; joined they are the text.
  static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var rest = text[...]
    while let end = rest.firstIndex(of: "\n") {
      let next = rest.index(after: end)
      pieces.append(String(rest[..<next]))
      rest = rest[next...]
    }
    if !rest.isEmpty { pieces.append(String(rest)) }
    return pieces
  }
}

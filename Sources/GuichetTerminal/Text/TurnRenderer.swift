public import GuichetCore

/// Shows a turn as lines of text.
///
/// Each message is its text, a line with its guide sections, and its choices, numbered through the
/// whole turn:
///
/// ```
/// Votre RSE vous remet un code et un mot de passe temporaire.
/// (Guide, section 2 « Obtenir un code »)
///
/// Avez-vous un code ?
///   1. Oui
///   2. Non
/// ```
public struct TurnRenderer: Hashable, Sendable {
  /// How text is wrapped and styled.
  public var layout: TextLayout
  /// Whether a reply is one group of lines without a blank one inside, as programs read it.
  public var isCompact: Bool

  /// What a pipe gets: no wrapping, no styles, no blank lines.
  public static let plain = TurnRenderer(layout: TextLayout(), isCompact: true)

  /// Creates a renderer.
  public init(layout: TextLayout, isCompact: Bool = false) {
    self.layout = layout
    self.isCompact = isCompact
  }

  /// Returns the lines of a turn, with how the message was read behind them when asked.
  public func lines(for turn: Turn, explaining: Bool = false) -> [String] {
    var number = 0
    var groups: [[String]] = []
    for message in turn.messages {
      var lines = layout.lines(message.text)
      lines += sources(message.sources ?? [])
      for choice in message.choices ?? [] {
        number += 1
        lines += layout.lines(plain: choice.label, after: "  \(number). ")
      }
      groups.append(lines)
    }
    if explaining { groups.append(explanation(of: turn)) }
    let lines = groups.joined(separator: [""])
    return isCompact ? lines.filter { !$0.isEmpty } : Array(lines)
  }

  private func sources(_ sources: [SourceReference]) -> [String] {
    var sections: [String] = []
    for source in sources {
      let section = "section \(source.section) «\u{A0}\(source.title)\u{A0}»"
      if !sections.contains(section) { sections.append(section) }
    }
    guard !sections.isEmpty else { return [] }
    let text = "(Guide, \(sections.joined(separator: "; ")))"
    return layout.lines(plain: text, style: .dim, after: "")
  }
}

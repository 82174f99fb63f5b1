import GuichetCore
import GuichetEngine

/// Makes a transcript of a conversation that went wrong, up to the message that did.
public enum TranscriptDraft: Sendable {
  /// Returns the text of a convo file, or `nil` when the conversation has no such turn.
  ///
  /// What came before is kept as it happened. Of the turn itself only what was wrong is denied, so that
  /// the transcript fails until the bot does better; the author writes what it should do.
  ///
  /// - Parameters:
  ///   - conversation: The conversation.
  ///   - number: The turn's number, from 1.
  ///   - words: As given to ``TranscriptParser``.
  /// - Returns: The text, or `nil`.
  public static func text(
    of conversation: LoggedConversation, turn number: Int, words: Set<String> = []
  ) -> String? {
    guard number > 0, let wrong = conversation.turn(number), let input = wrong.input else {
      return nil
    }
    let message =
      switch input {
      case .text(let text): text
      case .choice(let value): value
      }
    let writer = TranscriptWriter(words: words)
    let said = wrong.turn.messages.first.map { TextFolding.folded($0.text) } ?? ""
    let text = writer.file(
      name: "À corriger : « \(message) »",
      summary: "Le bot a répondu : « \(said.prefix(200)) »\n"
        + "Sous le dernier #bot, écrivez ce qu'il devait faire (TOPIC, SITUATION, ou le texte).",
      turns: conversation.turns.filter { $0.turn.turn < number })
    let denial =
      if wrong.turn.outcome == .fallback || wrong.turn.outcome == .clarify {
        "!OUTCOME \(wrong.turn.outcome.rawValue)"
      } else if let winner = wrong.turn.understanding.intents.first {
        "!INTENT " + CommandArguments.written([winner.id])
      } else {
        "!OUTCOME \(wrong.turn.outcome.rawValue)"
      }
    return text + writer.blocks(of: RecordedTurn(input: input, turn: wrong.turn.silent))
      + "\n#bot\n\(denial)\nSKIP_BOT_UNCONSUMED\n"
  }
}

extension Turn {
  /// The turn without its messages.
  fileprivate var silent: Turn {
    var copy = self
    copy.messages = []
    return copy
  }
}

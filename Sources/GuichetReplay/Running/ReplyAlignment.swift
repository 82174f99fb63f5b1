import GuichetCore

/// Which `#bot` block stands for which message of a turn.
enum ReplyPairing: Equatable {
  /// The block and the message, by index.
  case paired(reply: Int, message: Int)
  /// A block whose message may be left out, and was.
  case leftOut(reply: Int)
  /// A block without a message.
  case missing(reply: Int)
  /// A message without a block.
  case unexpected(message: Int)
}

extension ReplyPairing {
  /// Pairs blocks and messages in order; an optional block takes the next message only when it
  /// agrees with it.
  ///
  /// Messages after a block with `SKIP_BOT_UNCONSUMED` are not listed. By Botium's rules a block takes
  /// the first message left that agrees with it, and no message is unexpected.
  static func pairings(
    of scripted: ScriptedTurn, with turn: Turn, syntax: TranscriptSyntax = .strict
  ) -> [ReplyPairing] {
    func agrees(_ reply: ExpectedReply, _ message: Int) -> Bool {
      MessageComparison(turn: turn, message: turn.messages[message], syntax: syntax)
        .differences(from: reply).isEmpty
    }
    var pairings: [ReplyPairing] = []
    var next = 0
    for (index, reply) in scripted.replies.enumerated() {
      guard turn.messages.indices.contains(next) else {
        pairings.append(reply.isOptional ? .leftOut(reply: index) : .missing(reply: index))
        continue
      }
      if syntax == .botium,
        let fitting = turn.messages.indices.dropFirst(next).first(
          where: { agrees(reply, $0) })
      {
        next = fitting
      } else if reply.isOptional, !agrees(reply, next) {
        pairings.append(.leftOut(reply: index))
        continue
      }
      pairings.append(.paired(reply: index, message: next))
      next = reply.acceptsRest ? turn.messages.count : next + 1
    }
    if syntax == .botium { return pairings }
    pairings += turn.messages.indices.dropFirst(next).map { .unexpected(message: $0) }
    return pairings
  }
}

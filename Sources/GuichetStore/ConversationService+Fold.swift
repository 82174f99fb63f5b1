public import GuichetCore
public import GuichetEngine

extension ConversationService {
  /// Messages between two moments at which others may run.
  private static let stride = 8

  /// Runs a conversation from its greeting without keeping anything.
  ///
  /// The same messages give the same texts, topics and situation as a conversation that is kept. Takes
  /// as long as all its turns do.
  ///
  /// - Parameters:
  ///   - inputs: What the person said, in order; with none the greeting is returned.
  ///   - conversation: The id the turn carries.
  /// - Returns: The turn that answers the last input.
  public func folded(_ inputs: [Input], conversation: String) async -> Turn {
    let now = clock()
    var (state, turn) = engine.open(conversation: conversation, at: now)
    for (index, input) in inputs.enumerated() {
      if index % Self.stride == Self.stride - 1 { await Task.yield() }
      let reply = engine.respond(to: input, in: state, conversation: conversation, at: now)
      (state, turn) = (reply.state, reply.turn)
    }
    return turn
  }

  /// Inputs of one conversation, in order, as they are stored: secrets replaced.
  public func masked(_ inputs: [Input]) -> [String] {
    var announced: [String] = []
    return inputs.map { input in
      defer { announced = engine.announcements(in: input) }
      return engine.masked(input, announced: announced)
    }
  }
}

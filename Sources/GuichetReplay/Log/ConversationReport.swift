import GuichetCore
import GuichetEngine

/// What conversations that took place say about a bot: what it did not understand, what it may have
/// understood wrongly, where people stop, what they ask.
public struct ConversationReport: Sendable {
  /// A message worth an author's look.
  public struct Entry: Hashable, Sendable {
    /// Why it is worth it.
    public enum Reason: Hashable, Sendable {
      /// The bot did not understand, or does not know.
      case unanswered
      /// The bot asked which of a few readings was meant.
      case clarified
      /// The winning reading is not sure; its confidence in hundredths.
      case unsure(Int)
      /// The person went back, was angry or asked for a human right after.
      case regretted(String)
    }

    /// Why.
    public var reason: Reason
    /// What was typed, secrets masked.
    public var message: String
    /// The intents found.
    public var intents: [String]
    /// Where it was sent, `conversation#turn`, in the order of the log; never empty.
    public var places: [String]
  }

  /// How many conversations there are, and how many messages people sent in them.
  public private(set) var totals = (conversations: 0, messages: 0)
  /// The messages not understood, the most frequent first.
  public private(set) var unanswered: [Entry] = []
  /// The messages that may be understood wrongly, the most frequent first.
  public private(set) var doubtful: [Entry] = []
  /// For each step, how many conversations end at it without the goal, the most first.
  public private(set) var stops: [(step: String, count: Int)] = []
  /// For each topic, how often it was answered, the most first.
  public private(set) var topics: [(topic: String, count: Int)] = []

  /// Below this share of certainty a reading is doubtful.
  private static let sure = 0.75
  /// Control phrases that say that the reply before was not what was meant.
  private static let regrets: Set<String> = ["control.back", "control.insult", "control.human"]

  /// Reads conversations.
  public init(_ conversations: [LoggedConversation]) {
    var stops: [String: Int] = [:]
    var topics: [String: Int] = [:]
    var entries: [Key: Entry] = [:]
    for conversation in conversations {
      totals.conversations += 1
      for (index, recorded) in conversation.turns.enumerated() {
        for topic in recorded.turn.messages.compactMap(\.topic) { topics[topic, default: 0] += 1 }
        guard case .text(let message) = recorded.input else { continue }
        totals.messages += 1
        let next = conversation.turns.dropFirst(index + 1).first?.turn
        guard let reason = Self.reason(recorded.turn, next: next) else { continue }
        let key = Key(message: TextFolding.folded(message).lowercased(), reason: reason)
        entries[
          key,
          default: Entry(
            reason: reason, message: message,
            intents: recorded.turn.understanding.intents.map(\.id), places: [])
        ].places.append("\(conversation.id)#\(recorded.turn.turn)")
      }
      if let last = conversation.turns.last?.turn, last.outcome != .ended, let step = last.step {
        stops[step, default: 0] += 1
      }
    }
    func sorted(_ isUnanswered: Bool) -> [Entry] {
      entries.values.filter { ($0.reason == .unanswered) == isUnanswered }
        .sorted { ($1.places.count, $0.message) < ($0.places.count, $1.message) }
    }
    unanswered = sorted(true)
    doubtful = sorted(false)
    self.stops = Self.counted(stops).map { (step: $0.0, count: $0.1) }
    self.topics = Self.counted(topics).map { (topic: $0.0, count: $0.1) }
  }

  private struct Key: Hashable {
    var message: String
    var reason: Entry.Reason
  }

  private static func reason(_ turn: Turn, next: Turn?) -> Entry.Reason? {
    if turn.outcome == .fallback { return .unanswered }
    if turn.outcome == .clarify { return .clarified }
    let regret = next?.understanding.intents.first.map(\.id)
    if let regret, regrets.contains(regret),
      !turn.understanding.intents.contains(where: { regrets.contains($0.id) })
    {
      return .regretted(regret)
    }
    if let winner = turn.understanding.intents.first, winner.confidence < sure {
      return .unsure(Int((winner.confidence * 100).rounded()))
    }
    return nil
  }

  private static func counted(_ counts: [String: Int]) -> [(String, Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }
}

extension ConversationReport.Entry.Reason {
  /// The reason in French.
  public var label: String {
    switch self {
    case .unanswered: "sans réponse"
    case .clarified: "le robot a demandé de préciser"
    case .unsure(let hundredths): "lecture peu sûre (\(hundredths) %)"
    case .regretted(let control): "suivi de « \(control) »"
    }
  }
}

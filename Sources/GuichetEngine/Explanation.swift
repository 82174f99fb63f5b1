public import GuichetCore
import GuichetMatching

/// How a message is read, for people who write the bot.
public struct Explanation: Codable, Sendable {
  /// The message with secrets masked.
  public var text: String
  /// The folded words, one space between, corrections made.
  public var normalized: String
  /// What was read as another word.
  public var corrections: [Correction]
  /// What was found, in the order of the message.
  public var intents: [IntentReading]
  /// What fitted too and gave way to one of these, and why.
  public var considered: [Considered]
  /// The facts told.
  public var facts: [FactValue]
  /// The entities mentioned.
  public var entities: [String]
  /// The clauses in which nothing was found.
  public var unread: [String]
  /// The topics whose examples are nearest, when nothing was found; likeness from 0 to 1.
  public var near: [Near]
  /// Pattern lines whose required words were all there.
  public var linesTried: Int
  /// PCRE2 matches run.
  public var patternsRun: Int
  /// `file:line` of patterns that were given up because they cost too much, with what they met.
  public var limitsHit: [String]

  /// A reading that fitted and was not taken.
  public struct Considered: Codable, Sendable {
    /// What was read.
    public var intent: IntentReading
    /// The id of the intent that was taken instead.
    public var lostTo: String
    /// Why, in French.
    public var reason: String
  }

  /// A topic near a message that no pattern reads.
  public struct Near: Codable, Sendable {
    /// The topic, or `nil` for what is no topic's business.
    public var topic: String?
    /// From 0 to 1.
    public var likeness: Double
    /// The nearest example.
    public var example: String
    /// Whether the person is asked about it.
    public var isAsked: Bool
  }

  /// Reads a message outside any conversation.
  public init(of message: String, bot: Bot) {
    let masked = bot.masker.masked(message)
    let found = bot.comprehender.comprehend(masked.text, focus: [])
    text = masked.text
    normalized = found.message.normalized
    corrections = found.message.corrections
    intents = found.findings.map(Listening.reading(message: found.message))
    considered = found.findings.flatMap { Self.considered(behind: $0, in: found.message) }
    facts = found.findings.flatMap { $0.intent.sets }
    entities = found.entities
    unread = found.unread.map { $0.words.joined(separator: " ") }
    near = found.findings.isEmpty ? Self.near(found.message.tokens.map(\.text), bot: bot) : []
    linesTried = found.trace.linesTried
    patternsRun = found.trace.patternsRun
    limitsHit = found.trace.limitsHit.map {
      "\($0.location.file):\($0.location.line) (« \($0.clause) »)"
    }
  }
}

extension Explanation {
  private static func considered(
    behind won: Comprehension.Finding, in message: ReadMessage
  ) -> [Considered] {
    won.others.map { other in
      let reason =
        switch won.reading.difference(from: other.reading) {
        case _ where won.intent.kind == .control && other.intent.kind != .control:
          "une phrase de service couvre toute la proposition"
        case .specificity(let more, let less): "demande moins (\(less) contre \(more))"
        case .words(let more, let less): "couvre moins de mots (\(less) contre \(more))"
        case .place: "commence plus tard"
        case .none: "à égalité : le bot demande lequel"
        }
      return Considered(
        intent: Listening.reading(message: message)(other), lostTo: won.intent.id, reason: reason)
    }
  }

  /// As many as are worth looking at.
  private static let mostNear = 4

  private static func near(_ words: [String], bot: Bot) -> [Near] {
    guard let secondLine = bot.secondLine else { return [] }
    let near = secondLine.examples.value.topics(nearestTo: words)
    let asked = SecondLine.worthAsking(near, from: secondLine.asksFrom).map(\.topic)
    return near.prefix(mostNear).map {
      Near(
        topic: $0.topic, likeness: ($0.likeness * 100).rounded() / 100, example: $0.example,
        isAsked: asked.contains($0.topic))
    }
  }
}

extension Explanation: CustomStringConvertible {
  /// The explanation in French, for a terminal.
  public var description: String {
    var lines = ["message    : \(text)", "lu         : \(normalized)"]
    for correction in corrections {
      lines.append("corrigé    : \(correction.from) → \(correction.to)")
    }
    for intent in intents {
      let topic = intent.topic.map { " → \($0)" } ?? ""
      lines.append(
        "intention  : \(intent.id)\(topic) (\(intent.confidence)) par \(intent.pattern), mots « \(intent.words ?? "") »"
      )
    }
    for other in considered {
      lines.append(
        "écarté     : \(other.intent.id) par \(other.intent.pattern), mots « \(other.intent.words ?? "") » : "
          + "\(other.reason), derrière \(other.lostTo)")
    }
    for fact in facts { lines.append("fait       : \(fact.fact) = \(fact.value)") }
    if !entities.isEmpty { lines.append("mentions   : \(entities.joined(separator: ", "))") }
    for clause in unread { lines.append("non compris: \(clause)") }
    for near in near {
      let percent = Int((near.likeness * 100).rounded())
      lines.append(
        "proche     : \(near.topic ?? "aucun sujet") à \(percent) %, comme « \(near.example) »"
          + (near.isAsked ? ", proposé" : ""))
    }
    for limit in limitsHit { lines.append("abandonné  : \(limit)") }
    lines.append("essais     : \(linesTried) lignes, \(patternsRun) motifs")
    return lines.joined(separator: "\n")
  }
}

public import GuichetCore
public import GuichetDialogue
import GuichetMatching

/// Answers messages: a pure function of bot, state, message and clock.
///
/// ```swift
/// let engine = Engine(bot: bot)
/// var (state, greeting) = engine.open(conversation: "c1", at: now)
/// let reply = engine.respond(to: .text("bonjour"), in: state, conversation: "c1", at: now)
/// state = reply.state
/// ```
public struct Engine: Sendable {
  /// The bot it speaks for.
  public let bot: Bot
  private let manager: DialogueManager

  /// Creates an engine.
  public init(bot: Bot) {
    self.bot = bot
    let answers = bot.answers
    let texts = bot.texts
    let clients = bot.clients
    let topics = Self.topics(of: bot)
    let aspects = Self.aspects(of: bot)
    manager = DialogueManager(
      flow: bot.flow,
      knowledge: DialogueManager.Knowledge(
        redirect: { topic, situation in
          let variant = answers[topic]?.variants.first { $0.condition.holds(in: situation) }
          return variant?.use ?? topic
        },
        wording: { topic, situation in
          answers[topic]?.variants.firstIndex { $0.condition.holds(in: situation) } ?? -1
        },
        focus: { answers[$0]?.focus ?? [] }, answers: { answers[$0] != nil },
        says: { texts[$0]?.isEmpty == false }, contact: { answers[$0]?.contactText },
        topicsAbout: { topics[$0] ?? [] },
        likewise: { topic, entity in
          guard let aspect = answers[topic]?.aspect?.name else { return nil }
          let other = aspects[aspect]?[entity]
          return other == topic ? nil : other
        },
        sameName: { clients?.isSame($0, $1) ?? ($0 == $1) }),
      topics: bot.topics, resumeAfter: bot.resumeAfter)
  }

  /// The topics about each entity in the order of the guide; what no answer is about but a step is,
  /// the step's topic.
  private static func topics(of bot: Bot) -> [String: [String]] {
    let ordered = bot.answers.values.sorted {
      ($0.place.section, $0.place.line, $0.topic) < ($1.place.section, $1.place.line, $1.topic)
    }
    var topics: [String: [String]] = [:]
    for answer in ordered {
      if let entity = answer.focus.first { topics[entity, default: []].append(answer.topic) }
    }
    for step in bot.flow.steps {
      guard let topic = step.topic else { continue }
      for entity in step.focus where topics[entity] == nil { topics[entity] = [topic] }
    }
    return topics
  }

  /// The topic that says each aspect of each entity.
  private static func aspects(of bot: Bot) -> [String: [String: String]] {
    var aspects: [String: [String: String]] = [:]
    for answer in bot.answers.values.sorted(by: { $0.topic > $1.topic }) {
      if let aspect = answer.aspect { aspects[aspect.name, default: [:]][aspect.of] = answer.topic }
    }
    return aspects
  }

  /// Begins a conversation with the greeting, turn 0.
  public func open(
    conversation: String, at now: Timestamp
  ) -> (state: ConversationState, turn: Turn) {
    var state = ConversationState(at: now)
    state.bot = bot.version
    let decision = manager.open(&state)
    return turn(
      decision, understanding: Understanding(), state: state, conversation: conversation)
  }

  /// Answers one message.
  ///
  /// Never fails: unreadable, empty and oversized messages get a reply too. A conversation with an
  /// earlier version of the bot goes on with this one; what that dropped is in the state's notes.
  public func respond(
    to input: Input, in state: ConversationState, conversation: String, at now: Timestamp
  ) -> (state: ConversationState, turn: Turn) {
    var current = state
    let edit = manager.adopt(&current, version: bot.version)
    let listening = Listening.to(
      input, bot: bot, memory: current.memory, stale: edit?.stale ?? [],
      announced: state.announced ?? [])
    let decision = manager.handle(listening.heard, in: &current, at: now, edit: edit)
    let announced = announcements(in: input)
    current.announced = announced.isEmpty ? nil : announced
    return turn(
      decision, understanding: listening.understanding, state: current, conversation: conversation)
  }

  /// Makes what is otherwise made when first needed, so that no message waits for it.
  public func warmUp() { _ = bot.secondLine?.examples.value }

  /// Answers what was heard: the turn from the point where the message is understood.
  package func respond(
    to heard: Heard, understanding: Understanding = Understanding(), in state: ConversationState,
    conversation: String, at now: Timestamp
  ) -> (state: ConversationState, turn: Turn) {
    var next = state
    let decision = manager.handle(heard, in: &next, at: now)
    return turn(decision, understanding: understanding, state: next, conversation: conversation)
  }

  /// The numbers of the pattern lines that fit an input, and of those that were the best of their
  /// intent; a choice that was offered is read as the text of its value here.
  package func lines(
    reading input: Input, in state: ConversationState
  ) -> (fitting: [Int], best: [Int]) {
    Listening.lines(reading: input, bot: bot, memory: state.memory)
  }

  /// Messages this many times over the limit are not even searched for secrets.
  private static let mostSearched = 8

  /// The input as it may be stored and logged: secrets replaced, oversized text cut.
  ///
  /// Secrets are replaced before the cut, so that neither a part of one nor one whose context was
  /// cut off stays; of a message far beyond the limit nothing is kept.
  ///
  /// - Parameters:
  ///   - input: What the person sent.
  ///   - announced: What the message before announced, from ``announcements(in:)``.
  /// - Returns: The text without its secrets.
  public func masked(_ input: Input, announced: [String] = []) -> String {
    let text = input.text
    if text.unicodeScalars.count / Self.mostSearched > bot.longestMessage { return Masker.mask }
    let masked = bot.masker.masked(text, announced: announced).text
    return String(masked.unicodeScalars.prefix(bot.longestMessage))
  }

  /// The masks that an input prepares for the next one, such as a password that comes by itself.
  public func announcements(in input: Input) -> [String] {
    let text = input.text
    if text.unicodeScalars.count / Self.mostSearched > bot.longestMessage { return [] }
    return bot.masker.announcements(in: text)
  }

  private func turn(
    _ decision: Decision, understanding: Understanding, state: ConversationState,
    conversation: String
  ) -> (state: ConversationState, turn: Turn) {
    let worded = Wording.messages(for: decision.acts, bot: bot, state: state)
    let situation = worded.state.memory.situation.derived(in: bot.flow)
    let turn = Turn(
      conversation: conversation, turn: worded.state.turn, messages: worded.messages,
      outcome: decision.outcome, understanding: understanding, situation: situation,
      step: worded.state.memory.pendingStep, progress: bot.flow.progress(in: situation),
      client: worded.state.memory.client?.name)
    return (worded.state, turn)
  }
}

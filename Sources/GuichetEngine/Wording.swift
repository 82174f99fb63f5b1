import GuichetCore
import GuichetDialogue

/// Puts a decision into words: acts become messages.
struct Wording {
  /// Replies longer than this, in characters, are too long to read.
  static let longestReply = 900
  private static let excuses: Set<String> = ["empty", "too-long", "unreadable", "unknown-choice"]

  private let bot: Bot
  private let situation: [String: String]
  private var state: ConversationState
  private var messages: [Message] = []
  /// A message without topic that is still being put together.
  private var draft = Draft()

  private struct Draft {
    var paragraphs: [String] = []
    var choices: [Choice] = []
    var sources: [SourceReference] = []
  }

  init(bot: Bot, state: ConversationState) {
    self.bot = bot
    self.state = state
    situation = state.memory.situation.derived(in: bot.flow)
  }

  /// The messages of a decision, and the state with what was used and offered.
  static func messages(
    for acts: [Act], bot: Bot, state: ConversationState
  ) -> (messages: [Message], state: ConversationState) {
    var wording = Wording(bot: bot, state: state)
    for act in acts { wording.add(act) }
    wording.close()
    if wording.messages.isEmpty {
      wording.add(.say("fallback.1", [:]))
      wording.close()
    }
    wording.shorten()
    let offered = wording.messages.flatMap { $0.choices ?? [] }
    if !offered.isEmpty { wording.state.memory.offered = offered }
    if !acts.contains(where: isExcuse) { wording.state.lastMessages = wording.messages }
    return (wording.messages, wording.state)
  }

  /// Whether an act only says that a message could not be read: nothing worth repeating.
  private static func isExcuse(_ act: Act) -> Bool {
    guard case .say(let id, _) = act else { return false }
    return excuses.contains(id) || id.hasPrefix("fallback.")
  }

  /// Says answers in brief, the longest first, until the reply is short enough to be read.
  private mutating func shorten() {
    func length() -> Int { messages.reduce(0) { $0 + $1.text.count + 2 } }
    while length() > Self.longestReply {
      let shorter = messages.indices.filter { brief(of: messages[$0]) != nil }
      guard let longest = shorter.max(by: { messages[$0].text.count < messages[$1].text.count }),
        let text = brief(of: messages[longest])
      else { return }
      messages[longest].text = text
    }
  }

  /// The short text of an answer that is said in full.
  private func brief(of message: Message) -> String? {
    guard let topic = message.topic, let short = bot.answers[topic]?.short,
      short.count < message.text.count
    else { return nil }
    return short
  }

  private mutating func add(_ act: Act) {
    switch act {
    case .say(let id, let values): draft.paragraphs.append(text(id, values: values))
    case .answer(let topic, let uses):
      close()
      guard let answer = bot.answers[topic] else { return }
      messages.append(
        Message(
          text: answer.text(in: situation, uses: uses), lang: bot.language, topic: topic,
          sources: answer.sources))
    case .step(let id, let explains, let bridges, let uses):
      guard let step = bot.flow.step(id) else { return }
      if explains, let topic = step.topic, let answer = bot.answers[topic] {
        draft.paragraphs.append(answer.text(in: situation, uses: uses))
        draft.sources += answer.sources
      }
      let ask = text("\(id).ask", values: [:])
      draft.paragraphs.append(bridges ? joined(bridge: text("bridge", values: [:]), ask) : ask)
      draft.choices = step.options.map { Choice(label: $0.label, value: $0.value) }
    case .clarify(let topics, let isGuess):
      draft.paragraphs.append(text(isGuess ? "guess" : "clarify", values: [:]))
      draft.choices = topics.prefix(3).compactMap { topic in
        bot.answers[topic].map { Choice(label: $0.label, value: "sujet:\(topic)", topic: topic) }
      }
      draft.choices.append(
        Choice(label: text("clarify.none", values: [:]), value: DialogueManager.noneOfThese))
    case .doubt(let before, let now):
      draft.paragraphs.append(
        text(
          "contradiction",
          values: [
            "fact": "{known.\(before.fact).\(before.value)}",
            "other": "{known.\(now.fact).\(now.value)}",
          ]))
      draft.choices = [
        Choice(label: text("doubt.now", values: [:]), value: DialogueManager.newHolds),
        Choice(label: text("doubt.before", values: [:]), value: DialogueManager.oldHolds),
      ]
    case .whichClient(let names):
      draft.paragraphs.append(text("client.which", values: [:]))
      draft.choices = names.map {
        Choice(label: $0, value: DialogueManager.clientChoice + $0)
      }
    case .again:
      close()
      messages += state.lastMessages.map { message in
        var copy = message
        copy.topic = nil
        return copy
      }
    }
  }

  private mutating func close() {
    let paragraphs = draft.paragraphs.filter { !$0.isEmpty }
    if !paragraphs.isEmpty {
      messages.append(
        Message(
          text: paragraphs.joined(separator: "\n\n"), lang: bot.language, sources: draft.sources,
          choices: draft.choices))
    }
    draft = Draft()
  }

  /// « Revenons à vos accès : avez-vous … »: the question goes on in the bridge's sentence.
  private func joined(bridge: String, _ ask: String) -> String {
    bridge.isEmpty ? ask : bridge + "\n" + ask
  }

  /// A text, its variants taking turns, with its parameters filled in.
  private mutating func text(_ id: String, values: [String: String]) -> String {
    guard let variants = bot.texts[id], !variants.isEmpty else { return "" }
    let uses = state.textUses[id, default: 0]
    state.textUses[id] = uses + 1
    var text = variants[uses % variants.count]
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      text = text.replacing("{\(name)}", with: withTexts(value))
    }
    return text
  }

  /// A value may name other texts as `{ID}`.
  private func withTexts(_ value: String) -> String {
    var result = ""
    var rest = Substring(value)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let id = String(rest[rest.index(after: open)..<close])
      result += rest[..<open] + (bot.texts[id]?.first ?? String(rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

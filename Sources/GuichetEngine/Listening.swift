import GuichetCore
import GuichetDialogue
import GuichetMatching

/// Turns what a person sent into what the dialogue hears and what the turn reports.
struct Listening {
  private static let controlPrefix = "control."
  /// At most this many words only name something.
  private static let longestName = 3
  /// At most this many words ask the same of something else (« et pour l'accès au portail ? »).
  private static let longestContinuation = 8
  /// At most this many words that are not understood go with a turn to a client.
  private static let longestTurn = 6

  let heard: Heard
  let understanding: Understanding

  /// Listens to one input.
  ///
  /// A choice that was not offered is read as text; one that the bot no longer offers as it was
  /// (`stale`), as what its label says.
  static func to(
    _ input: Input, bot: Bot, memory: ConversationState.Memory, stale: [Choice] = [],
    announced: [String] = []
  ) -> Listening {
    if let text = staleText(input, among: memory.offered, stale: stale) {
      let listening = Listening(text: text, bot: bot, memory: memory, offersChoices: false)
      var heard = listening.heard
      heard.isStaleChoice = true
      return Listening(heard: heard, understanding: listening.understanding)
    }
    switch input {
    case .choice(let value):
      guard let choice = memory.offered.first(where: { $0.value == value }) else {
        return Listening(text: value, bot: bot, memory: memory, announced: announced)
      }
      return Listening(heard: Self.heard(choice), understanding: Understanding())
    case .text(let text):
      return Listening(text: text, bot: bot, memory: memory, announced: announced)
    }
  }

  private init(heard: Heard, understanding: Understanding) {
    self.heard = heard
    self.understanding = understanding
  }

  /// What a choice says that was picked and is not what it was any more: its label when it was
  /// clicked or typed as a number, else what was typed.
  private static func staleText(
    _ input: Input, among offered: [Choice], stale: [Choice]
  ) -> String? {
    guard !stale.isEmpty else { return nil }
    switch input {
    case .choice(let value): return stale.first { $0.value == value }?.label
    case .text(let text):
      let words = FoldedText.of(text).split(separator: " ").map(String.init)
      guard case .choice(let choice) = ChoiceResolver.resolve(words, among: offered),
        stale.contains(choice)
      else { return nil }
      let isTyped = [choice.label, choice.value].contains {
        FoldedText.of($0) == FoldedText.of(text)
      }
      return isTyped ? text : choice.label
    }
  }

  private init(
    text: String, bot: Bot, memory: ConversationState.Memory, offersChoices: Bool = true,
    announced: [String] = []
  ) {
    if let defect = Self.defect(of: text, limit: bot.longestMessage) {
      var heard = Heard()
      heard.defect = defect
      self.init(heard: heard, understanding: Understanding())
      return
    }
    let safe = bot.masker.masked(text, announced: announced)
    let masked = safe.text
    if !safe.isSecret, offersChoices, let parts = ClientPart.parts(of: masked, bot: bot, memory) {
      self.init(parts: parts, bot: bot, memory: memory)
      return
    }
    let found = Self.comprehension(of: masked, bot: bot, memory: memory)
    var heard = Heard()
    heard.isRedacted = safe.isSecret
    let words = found.message.tokens.map(\.text)
    let offered = offersChoices ? memory.offered : []
    switch ChoiceResolver.resolve(words, typed: masked, among: offered) {
    case .choice(let choice): heard = Self.heard(choice)
    case .all(let choices): heard.asked = choices.compactMap(\.topic).map(Heard.Asked.topic)
    case .outOfRange: heard.isUnknownChoice = true
    case .none:
      Self.fill(&heard, from: found)
      if heard.isNothing, !heard.isQuestion,
        let choice = ChoiceResolver.paraphrased(words, among: offered)
      {
        heard = Self.heard(choice)
      }
    }
    if found.message.tokens.isEmpty { heard.defect = .empty }
    if heard.isNothing, let secondLine = bot.secondLine {
      heard.near = secondLine.topics(nearestTo: words, again: memory.noMatches > 0)
        .compactMap(\.topic)
    }
    self.init(
      heard: heard,
      understanding: Understanding(
        intents: found.findings.map(Self.reading(message: found.message)),
        corrections: found.message.corrections, redacted: safe.isRedacted))
  }

  /// A choice that was picked; one between clients says whom the person means.
  private static func heard(_ choice: Choice) -> Heard {
    var heard = Heard()
    if choice.value.hasPrefix(DialogueManager.clientChoice) {
      heard.client = .named(String(choice.value.dropFirst(DialogueManager.clientChoice.count)))
      heard.onlyTurns = true
    } else {
      heard.choice = choice
    }
    return heard
  }

  /// Listens to each part of a message with what is known of the client it is about.
  private init(parts: [ClientPart], bot: Bot, memory: ConversationState.Memory) {
    let asked = memory.pendingStep
    var memory = memory
    var heard: [Heard] = []
    var understanding = Understanding()
    for part in parts {
      _ = memory.turn(to: part.mention, asked: asked, in: bot.flow) {
        bot.clients?.isSame($0, $1) ?? ($0 == $1)
      }
      let found = Self.comprehension(of: part.text, bot: bot, memory: memory)
      var said = Heard()
      Self.fill(&said, from: found)
      said.client = part.mention
      let isShort = found.message.tokens.count <= Self.longestTurn
      let asks = found.message.sentences.contains { !$0.tokens.isEmpty && $0.isQuestion }
      said.onlyTurns = said.isNothing && isShort && !asks
      heard.append(said)
      understanding.intents += found.findings.map(Self.reading(message: found.message))
      understanding.corrections += found.message.corrections
    }
    var last = heard.popLast() ?? Heard()
    last.earlier = heard
    self.init(heard: last, understanding: understanding)
  }

  /// Reads a text whose secrets are masked, with what the conversation is about.
  private static func comprehension(
    of masked: String, bot: Bot, memory: ConversationState.Memory
  ) -> Comprehension {
    let step = bot.flow.step(memory.pendingStep)
    let focus = [
      Focus(memory.focus), Focus(memory.mentioned),
      Focus(step?.focus ?? [], wasJustSpokenOf: false),
    ].filter { !$0.names.isEmpty }
    return bot.comprehender.comprehend(masked, focus: focus)
  }

  /// The numbers of the pattern lines that had a part in reading an input; see ``MatchTrace``.
  static func lines(
    reading input: Input, bot: Bot, memory: ConversationState.Memory
  ) -> (fitting: [Int], best: [Int]) {
    let text =
      switch input {
      case .text(let text): text
      case .choice(let value): value
      }
    if defect(of: text, limit: bot.longestMessage) != nil { return ([], []) }
    let trace = comprehension(of: bot.masker.masked(text).text, bot: bot, memory: memory).trace
    return (trace.linesFitting, trace.linesBest)
  }

  private static func defect(of text: String, limit: Int) -> Heard.Defect? {
    if text.utf8.count > limit * 4 || text.unicodeScalars.count > limit { return .tooLong }
    let controls = text.unicodeScalars.count {
      $0.value < 32 && $0 != "\n" && $0 != "\r" && $0 != "\t" || $0.value == 0xFFFD
    }
    return controls > 0 && controls * 3 >= text.unicodeScalars.count ? .unreadable : nil
  }

  private static func fill(_ heard: inout Heard, from found: Comprehension) {
    heard.entities = found.entities
    heard.isQuestion = found.message.sentences.last?.isQuestion ?? false
    let words = found.message.tokens.count
    let onlyMentions = found.findings.isEmpty && !found.entities.isEmpty && found.signals.isEmpty
    heard.onlyNames = onlyMentions && words <= longestName
    // What stands before the first clause is a word that joins it to what went before.
    let isJoined = (found.message.sentences.first?.clauses.first?.lowerBound ?? 0) > 0
    heard.goesOn = onlyMentions && isJoined && words <= longestContinuation
    heard.isCorrection = found.signals.contains("correction")
    heard.isRepentance = found.signals.contains("repentir")
    for finding in found.findings {
      let intent = finding.intent
      switch intent.kind {
      case .control:
        let control = String(intent.id.dropFirst(controlPrefix.count))
        // Behind a fact, « pas moi » or « oui » belongs to it, not to the step's question.
        if !heard.told.isEmpty, ["yes", "no"].contains(control) { continue }
        heard.controls.append(control)
      case .tell:
        heard.told.append(Heard.Told(facts: intent.sets, topic: intent.topic))
      case .ask:
        heard.asked.append(asked(finding))
      case .entity: continue
      }
    }
  }

  private static func asked(_ finding: Comprehension.Finding) -> Heard.Asked {
    func target(_ intent: Intent) -> Heard.Asked? {
      if let text = intent.text { return .text(text) }
      if let topic = intent.topic { return .topic(topic) }
      return nil
    }
    guard let first = target(finding.intent) else { return .current }
    let topics = ([finding.intent] + finding.rivals).compactMap(\.topic)
    let distinct = topics.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return distinct.count > 1 ? .oneOf(distinct) : first
  }

  static func reading(
    message: ReadMessage
  ) -> (Comprehension.Finding) -> IntentReading {
    let scalars = Array(message.original.unicodeScalars)
    return { finding in
      let tokens = finding.reading.tokens.filter { message.tokens.indices.contains($0) }
      let sources = tokens.map { message.tokens[$0].source }
      let start = sources.map(\.lowerBound).min() ?? 0
      let end = sources.map(\.upperBound).max() ?? 0
      var words = String.UnicodeScalarView()
      if start < end, end <= scalars.count { words.append(contentsOf: scalars[start..<end]) }
      return IntentReading(
        id: finding.intent.id, topic: finding.intent.topic,
        confidence: confidence(of: finding),
        pattern: "\(finding.reading.location.file):\(finding.reading.location.line)",
        range: [start, end], words: String(words))
    }
  }

  /// Grows with what the pattern asks for; less where « il » or « ça » was filled in, or on a tie.
  private static func confidence(of finding: Comprehension.Finding) -> Double {
    var hundredths = min(99, 75 + 8 * finding.reading.specificity)
    if finding.usesFocus { hundredths -= 10 }
    if !finding.rivals.isEmpty { hundredths = min(hundredths, 50) }
    return Double(hundredths) / 100
  }
}

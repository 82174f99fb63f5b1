public import GuichetCore

/// Decides what to say next: a pure step from what was heard and what is remembered.
public struct DialogueManager: Sendable {
  /// At most this many topics are answered in one turn.
  private static let mostAnswers = 3
  /// As many messages in a row that are not understood are guessed at; then a person is named.
  private static let mostGuesses = 2
  /// « retour » reaches this far back.
  private static let longestHistory = 40

  /// What the manager needs to know of the bot's answers.
  public struct Knowledge: Sendable {
    /// The topic to answer instead, given the situation (a `use:` of the answer).
    public var redirect: @Sendable (_ topic: String, _ situation: [String: String]) -> String
    /// Which of a topic's wordings the situation calls for; another wording is said as if for the
    /// first time.
    public var wording: @Sendable (_ topic: String, _ situation: [String: String]) -> Int
    /// What a topic leaves in focus.
    public var focus: @Sendable (_ topic: String) -> [String]
    /// Whether there is an answer to a topic.
    public var answers: @Sendable (_ topic: String) -> Bool
    /// Whether there is a text of an id.
    public var says: @Sendable (_ text: String) -> Bool
    /// The text that names who helps with a topic.
    public var contact: @Sendable (_ topic: String) -> String?
    /// The topics that are about something, the most basic first.
    public var topicsAbout: @Sendable (_ entity: String) -> [String]
    /// The topic that says of something what another topic says of its own subject.
    public var likewise: @Sendable (_ topic: String, _ entity: String) -> String?
    /// Whether two names are one client's.
    public var sameName: @Sendable (_ one: String, _ other: String) -> Bool

    /// Creates the knowledge.
    public init(
      redirect: @escaping @Sendable (String, [String: String]) -> String,
      wording: @escaping @Sendable (String, [String: String]) -> Int,
      focus: @escaping @Sendable (String) -> [String],
      answers: @escaping @Sendable (String) -> Bool = { _ in true },
      says: @escaping @Sendable (String) -> Bool = { _ in false },
      contact: @escaping @Sendable (String) -> String? = { _ in nil },
      topicsAbout: @escaping @Sendable (String) -> [String] = { _ in [] },
      likewise: @escaping @Sendable (String, String) -> String? = { _, _ in nil },
      sameName: @escaping @Sendable (String, String) -> Bool = { $0 == $1 }
    ) {
      self.redirect = redirect
      self.wording = wording
      self.focus = focus
      self.answers = answers
      self.says = says
      self.contact = contact
      self.topicsAbout = topicsAbout
      self.likewise = likewise
      self.sameName = sameName
    }
  }

  /// Topics with a meaning of their own for the dialogue, as `bot.yml` names them.
  public struct Topics: Sendable {
    /// Answers « comment faire ? » before anything else is known.
    public var overview: String
    /// Answers a message in which something secret was masked.
    public var secret: String

    /// Creates the names.
    public init(overview: String, secret: String) {
      self.overview = overview
      self.secret = secret
    }
  }

  let flow: Flow
  let knowledge: Knowledge
  private let topics: Topics
  /// Seconds of silence after which a greeting resumes the conversation.
  private let resumeAfter: Int64

  /// Creates a manager.
  public init(flow: Flow, knowledge: Knowledge, topics: Topics, resumeAfter: Int64) {
    self.flow = flow
    self.knowledge = knowledge
    self.topics = topics
    self.resumeAfter = resumeAfter
  }

  /// Begins: the greeting and the first step.
  public func open(_ state: inout ConversationState) -> Decision {
    var acts: [Act] = [.say("greeting", [:])]
    acts += nextStep(&state.memory, answered: [], isDigression: false)
    return Decision(acts: acts, outcome: .asked)
  }

  /// Answers what was heard.
  ///
  /// - Parameters:
  ///   - heard: What was understood of the message.
  ///   - state: The conversation, brought to the bot's version.
  ///   - now: The time.
  ///   - edit: What it did to the conversation that the bot was edited since its last turn.
  /// - Returns: What to say.
  public func handle(
    _ heard: Heard, in state: inout ConversationState, at now: Timestamp, edit: Edit? = nil
  ) -> Decision {
    guard let edit else { return handleUnedited(heard, in: &state, at: now) }
    if onlyAnswers(heard, memory: state.memory) {
      advance(&state, to: now)
      remember(&state)
      state.memory.doubted = nil
      let step = nextStep(&state.memory, answered: [], isDigression: false)
      return announced(edit, Decision(acts: step, outcome: .asked))
    }
    return announced(edit, handleUnedited(heard, in: &state, at: now))
  }

  private func advance(_ state: inout ConversationState, to now: Timestamp) {
    state.turn += 1
    state.lastAt = now
  }

  private func remember(_ state: inout ConversationState) {
    state.history.append(state.memory)
    if state.history.count > Self.longestHistory { state.history.removeFirst() }
  }

  private func handleUnedited(
    _ heard: Heard, in state: inout ConversationState, at now: Timestamp
  ) -> Decision {
    let (silence, isBeyond) = now.seconds.subtractingReportingOverflow(state.lastAt.seconds)
    advance(&state, to: now)
    if heard.defect == nil, !heard.isUnknownChoice, !saysMore(heard), heard.client == nil {
      // « retour, merci » asks for nothing but to go back.
      let requests = Set(heard.controls).subtracting(Self.courtesies)
      if requests == ["back"] { return goBack(&state) }
      if requests == ["repeat"] { return Decision(acts: [.again], outcome: .answered) }
    }
    remember(&state)
    let isLate = isBeyond ? now > Timestamp(seconds: 0) : silence >= resumeAfter
    let moment = Moment(isFirst: state.turn == 1, isLate: isLate)
    if heard.client == nil { return decide(heard, memory: &state.memory, moment: moment) }
    return decideForClients(heard, memory: &state.memory) {
      decide($0, memory: &$1, moment: moment)
    }
  }

  /// When a message comes, as far as a greeting depends on it.
  private struct Moment {
    /// Whether it is the first one.
    var isFirst: Bool
    /// Whether a long silence lies before it.
    var isLate: Bool
  }

  private func saysMore(_ heard: Heard) -> Bool {
    !heard.told.isEmpty || !heard.asked.isEmpty || heard.choice != nil || heard.isRedacted
  }

  private func decide(
    _ heard: Heard, memory: inout ConversationState.Memory, moment: Moment
  ) -> Decision {
    let doubted = memory.doubted
    memory.doubted = nil
    let said = memory.lastHelp
    defer { if memory.lastHelp == said { memory.lastHelp = nil } }
    if let defect = heard.defect {
      return Decision(
        acts: [.say(defect.rawValue, [:])] + currentStep(&memory), outcome: .fallback)
    }
    if heard.isRedacted { return redacted(heard, memory: &memory) }
    if heard.isUnknownChoice {
      let count = ["count": String(memory.offered.count)]
      return Decision(
        acts: [.say("unknown-choice", count)] + currentStep(&memory), outcome: .fallback)
    }
    if let doubted, let decision = settle(doubted, heard, memory: &memory) { return decision }
    if let decision = steer(heard, memory: &memory, moment: moment) {
      memory.noMatches = 0
      return decision
    }
    return answer(heard, memory: &memory)
  }

  // MARK: Control phrases

  /// Control phrases that stand on their own; `nil` leaves the message to `answer`.
  private func steer(
    _ heard: Heard, memory: inout ConversationState.Memory, moment: Moment
  ) -> Decision? {
    if let decision = answerToClarification(heard, memory: &memory) { return decision }
    for control in heard.controls where !saysMore(heard) || control == "restart" {
      if let decision = steer(control, memory: &memory, moment: moment, heard: heard) {
        return decision
      }
    }
    return nil
  }

  /// The value of the choice « aucune de ces réponses ».
  public static let noneOfThese = "aucune"
  private static let courtesies: Set<String> = ["greet", "thanks"]

  /// « Aucune », « non » or « oui » to the question which topic was meant; they tell no fact.
  private func answerToClarification(
    _ heard: Heard, memory: inout ConversationState.Memory
  ) -> Decision? {
    let isNone = heard.choice?.value == Self.noneOfThese
    if !isNone {
      guard memory.offered.contains(where: { $0.value == Self.noneOfThese }), !saysMore(heard),
        let control = heard.controls.first(where: { !Self.courtesies.contains($0) })
      else { return nil }
      // « C'est fait » tells that the action which is asked for is done, whatever else was guessed.
      if control == "done", flow.step(memory.pendingStep)?.kind == .action { return nil }
      if control == "yes" || control == "done" {
        let topics = memory.offered.filter { $0.value != Self.noneOfThese }
        guard control == "yes", topics.count == 1, let topic = topics.first else {
          return Decision(acts: [.clarify(topics.compactMap(\.topic))], outcome: .clarify)
        }
        var picked = Heard()
        picked.choice = topic
        return answer(picked, memory: &memory)
      }
      if control != "no" { return nil }
    }
    memory.offered = []
    return Decision(
      acts: [.say("clarify.rejected", [:])] + currentStep(&memory), outcome: .answered)
  }

  private func steer(
    _ control: String, memory: inout ConversationState.Memory, moment: Moment, heard: Heard
  ) -> Decision? {
    func reply(_ text: String, _ outcome: Turn.Outcome = .answered) -> Decision {
      Decision(acts: [.say(text, [:])] + closingLine(&memory), outcome: outcome)
    }
    let step = flow.step(memory.pendingStep)
    switch control {
    case "restart":
      memory.forget()
      let text = memory.hasClients ? "restart.client" : "restart.done"
      return Decision(
        acts: [.say(text, clientValues(memory))]
          + nextStep(&memory, answered: [], isDigression: false), outcome: .asked)
    case "back": return nil
    case "status": return status(&memory)
    case "help":
      guard let step, step.kind != .end else { return reply("help") }
      return reply(helpText(.help, of: step, &memory))
    case "who-are-you": return reply("who-are-you")
    case "insult": return reply("insult")
    case "human": return reply("human", .handoff)
    case "language-en": return Decision(acts: [.say("language-en", [:])], outcome: .handoff)
    case "why":
      guard let step, step.kind != .end else { return reply("help") }
      return reply(helpText(.why, of: step, &memory))
    case "skip":
      guard let step, step.kind != .end else { return reply("skip.nothing") }
      return Decision(
        acts: [.say("skip", ["next": "{\(step.id).next}"])] + offerAgain(step, &memory),
        outcome: .answered)
    case "bye": return farewell(&memory)
    case "greet":
      if !Self.courtesies.isSuperset(of: heard.controls) { return nil }
      return moment.isLate && !memory.situation.told.isEmpty
        ? resume(&memory) : reply(moment.isFirst ? "greeting.first" : "greeting.again")
    case "thanks":
      if !Self.courtesies.isSuperset(of: heard.controls) { return nil }
      return reply("thanks")
    default: return nil
    }
  }

  private func status(_ memory: inout ConversationState.Memory) -> Decision {
    if flow.nextStep(in: memory.situation.derived(in: flow))?.kind == .end {
      return Decision(acts: [.say("goal.reached", [:])], outcome: .answered)
    }
    let text = memory.situation.told.isEmpty ? "status.start" : "status"
    return Decision(
      acts: [.say(text, statusValues(memory))] + clientsAside(memory) + closingLine(&memory),
      outcome: .answered)
  }

  private func resume(_ memory: inout ConversationState.Memory) -> Decision {
    Decision(
      acts: [.say("resume", statusValues(memory))] + clientsAside(memory) + closingLine(&memory),
      outcome: .answered)
  }

  private func farewell(_ memory: inout ConversationState.Memory) -> Decision {
    let situation = memory.situation.derived(in: flow)
    guard !flow.goal.holds(in: situation), let step = flow.nextStep(in: situation)
    else { return Decision(acts: [.say("bye", [:])], outcome: .ended) }
    memory.pendingStep = step.id
    return Decision(
      acts: [.say("bye.remaining", ["next": "{\(step.id).next}"])], outcome: .ended)
  }

  /// Values for texts about where the person stands; `{ID}` in a value names another text.
  func statusValues(_ memory: ConversationState.Memory) -> [String: String] {
    let situation = memory.situation.derived(in: flow)
    let progress = flow.progress(in: situation)
    let known = flow.facts.compactMap { fact -> String? in
      guard let value = situation[fact.name], value != Situation.unknown else { return nil }
      return "{known.\(fact.name).\(value)}"
    }
    let step = flow.nextStep(in: situation)
    let next = step.map { $0.kind == .end ? "" : "{\($0.id).next}" } ?? ""
    return [
      "done": String(progress.done), "total": String(progress.total),
      "known": known.joined(separator: ", "), "next": next,
      "status": known.joined(separator: ", "),
    ]
  }

  private func goBack(_ state: inout ConversationState) -> Decision {
    let text: String
    if let earlier = state.history.popLast() {
      state.memory = earlier
      text = "back.done"
    } else {
      text = "back.start"
    }
    return Decision(acts: [.say(text, [:])] + currentStep(&state.memory), outcome: .answered)
  }

  // MARK: Facts and questions

  private func answer(
    _ heard: Heard, memory: inout ConversationState.Memory
  ) -> Decision {
    if !heard.entities.isEmpty { memory.mentioned = Array(heard.entities.suffix(1)) }
    let before = memory.situation.derived(in: flow)
    let pending = stepAnswered(by: heard, memory: memory, situation: before)
    var acts: [Act] = []

    // A control phrase or a choice picks an option of the step; facts told in words come after, so
    // they win over a « oui » in front of them.
    var picked = heard.choice.flatMap { choice in
      pending?.options.first { $0.value == choice.value }
    }
    var contextual: String?
    // « ok, et à qui je demande? » goes on; it does not say yes.
    let agreement: Set<String> = heard.asked.isEmpty ? [] : ["yes", "done"]
    // « En fait oui, nous en avons un » corrects another fact, and answers nothing else.
    let correctsAnother = heard.isCorrection && !heard.told.isEmpty
    if picked == nil, !correctsAnother, let pending {
      for control in Self.settled(heard.controls) where !agreement.contains(control) {
        if let option = pending.option(like: control) {
          picked = option
          contextual = control
          break
        }
      }
    }
    if picked == nil, let pending {
      let topics = heard.asked.compactMap { asked -> String? in
        if case .topic(let topic) = asked { return topic }
        return nil
      }
      picked = pending.options.first { option in topics.contains(where: option.asked.contains) }
    }
    let toldFacts = heard.told.flatMap(\.facts)
    var pickedFacts = picked?.sets ?? []
    pickedFacts.removeAll { fact in toldFacts.contains { $0.fact == fact.fact } }
    for fact in pickedFacts + toldFacts { _ = memory.situation.tell(fact, in: flow) }
    let answeredByWords = pending?.options.contains { option in
      option.sets.contains { set in toldFacts.contains { $0.fact == set.fact } }
    }
    if picked?.sets.isEmpty == false || answeredByWords == true {
      memory.answeredStep = pending?.id
    }

    let situation = memory.situation.derived(in: flow)
    // Of two facts that contradict each other in one message, only the one that holds is news.
    let changes = (pickedFacts + toldFacts).filter {
      before[$0.fact] != $0.value && situation[$0.fact] == $0.value
    }

    var answers = askedTopics(heard, memory: memory, situation: situation)
    // « La connexion est faite » speaks of what the step explains, and needs it no more.
    if let topic = pending?.topic, !heard.isQuestion, changes.contains(where: isGood) {
      let isDone = pending?.options.contains { option in
        option.sets.contains { changes.contains($0) && isGood($0) }
      }
      if isDone == true { answers.removeAll { $0 == topic } }
    }
    var clarify: [String]?
    if answers.isEmpty {
      clarify =
        heard.asked.lazy.compactMap { asked -> [String]? in
          if case .oneOf(let topics) = asked { return topics }
          return nil
        }.first
    }
    if let topic = heard.choice?.topic { answers = [topic] }
    if answers.isEmpty, clarify == nil, let topic = toldTopic(heard.told, situation: situation) {
      answers = [topic]
    }
    answers = answers.reduce(into: []) { list, topic in
      let target = knowledge.redirect(topic, situation)
      if !list.contains(target), list.count < Self.mostAnswers { list.append(target) }
    }

    let arrived = flow.goal.holds(in: situation) && !flow.goal.holds(in: before)
    if answers.isEmpty, let change = changes.last, clarify == nil, !arrived {
      acts.append(.say("ack.\(change.fact).\(change.value)", [:]))
    }
    for topic in answers { acts.append(answer(topic, &memory)) }
    if let clarify {
      acts.append(.clarify(clarify))
      memory.noMatches = 0
      return Decision(acts: acts, outcome: .clarify)
    }

    let silent = heard.asked.compactMap { asked -> String? in
      if case .text(let id) = asked { return id }
      return nil
    }
    if answers.isEmpty, changes.isEmpty, let text = silent.first {
      memory.noMatches = 0
      return Decision(acts: [.say(text, [:])] + currentStep(&memory), outcome: .fallback)
    }
    if answers.isEmpty, changes.isEmpty {
      return withoutNews(
        heard, picked: picked, contextual: contextual, pending: pending, memory: &memory)
    }
    memory.noMatches = 0
    if !heard.isCorrection, let now = changes.first(where: { takesBack($0, before: before) }) {
      let earlier = FactValue(now.fact, before[now.fact] ?? Situation.unknown)
      memory.doubted = earlier
      let next = flow.nextStep(in: situation)
      memory.pendingStep = next?.id
      // What the answer explained is not explained again once the person has said which holds.
      if let topic = next?.topic, answers.contains(topic) { memory.explainedStep = next?.id }
      acts.removeAll { if case .say = $0 { true } else { false } }
      return Decision(acts: acts + [.doubt(before: earlier, now: now)], outcome: .asked)
    }
    let isDigression = changes.isEmpty
    let step = nextStep(&memory, answered: answers, isDigression: isDigression)
    if arrived {
      return Decision(
        acts: acts + step + clientsUnfinished(memory),
        outcome: answers.isEmpty ? .ended : .answered)
    }
    return Decision(acts: acts + step, outcome: answers.isEmpty ? .asked : .answered)
  }

  /// Control phrases without a « oui » or « non » that a later one takes back.
  private static func settled(_ controls: [String]) -> [String] {
    guard controls.contains("yes"), controls.contains("no"),
      let last = controls.last(where: { $0 == "yes" || $0 == "no" })
    else { return controls }
    return controls.filter { $0 == last || ($0 != "yes" && $0 != "no") }
  }

  // MARK: Corrections

  /// The choice « c'est bien ça », when two facts contradict each other.
  public static let newHolds = "nouveau"
  /// The choice « non, c'était exact avant ».
  public static let oldHolds = "ancien"

  /// Whether a fact has its first value, where the way leads to.
  private func isGood(_ fact: FactValue) -> Bool {
    flow.facts.first { $0.name == fact.fact }?.values.first == fact.value
  }

  /// Whether a fact takes back what was known: its first value is where the way leads to.
  private func takesBack(_ fact: FactValue, before: [String: String]) -> Bool {
    guard let declared = flow.facts.first(where: { $0.name == fact.fact }) else { return false }
    return before[fact.fact] == declared.values.first && fact.value != declared.values.first
  }

  /// The step a message answers: the one asked, or the one answered last when it is taken back.
  private func stepAnswered(
    by heard: Heard, memory: ConversationState.Memory, situation: [String: String]
  ) -> Step? {
    let pending = flow.step(memory.pendingStep)
    guard heard.isRepentance, heard.told.isEmpty, heard.asked.isEmpty, heard.choice == nil,
      let answered = flow.step(memory.answeredStep),
      let control = heard.controls.last(where: { $0 == "yes" || $0 == "no" }),
      let option = answered.option(like: control),
      option.sets.contains(where: { situation[$0.fact] != $0.value })
    else { return pending }
    return answered
  }

  /// The answer to « which of the two holds? »; anything else lets the newer fact stand.
  private func settle(
    _ earlier: FactValue, _ heard: Heard, memory: inout ConversationState.Memory
  ) -> Decision? {
    memory.offered = []
    let isOld = heard.choice?.value == Self.oldHolds
    let isNew = heard.choice?.value == Self.newHolds
    let speaks = !heard.told.isEmpty || !heard.asked.isEmpty
    let control = speaks ? nil : heard.controls.first { $0 == "yes" || $0 == "no" }
    guard isOld || isNew || control != nil else { return nil }
    memory.noMatches = 0
    if isOld || control == "no" { _ = memory.situation.tell(earlier, in: flow) }
    return Decision(
      acts: [.say("correction", [:])]
        + nextStep(&memory, answered: [], isDigression: false), outcome: .asked)
  }

  private func askedTopics(
    _ heard: Heard, memory: ConversationState.Memory, situation: [String: String]
  ) -> [String] {
    let named = heard.asked.contains { if case .topic = $0 { true } else { false } }
    return heard.asked.compactMap { asked in
      switch asked {
      case .current where named: return toldTopic(heard.told, situation: situation)
      case .topic(let topic): return topic
      case .oneOf, .text: return nil
      case .current:
        if let told = toldTopic(heard.told, situation: situation) { return told }
        if let last = memory.lastTopic { return last }
        if let topic = flow.nextStep(in: situation)?.topic, !memory.situation.told.isEmpty {
          return topic
        }
        return topics.overview
      }
    }
  }

  /// The topic that answers told facts: the next step's if one of them leads there, else the last.
  private func toldTopic(_ told: [Heard.Told], situation: [String: String]) -> String? {
    let candidates = told.compactMap(\.topic)
    if let next = flow.nextStep(in: situation)?.topic, candidates.contains(next) { return next }
    return candidates.last
  }

  /// Nothing new was told and nothing asked: an answer to the step's question, or no match.
  private func withoutNews(
    _ heard: Heard, picked: Step.Option?, contextual: String?, pending: Step?,
    memory: inout ConversationState.Memory
  ) -> Decision {
    if let pending, pending.kind != .end, let picked, picked.sets.isEmpty {
      memory.noMatches = 0
      let control = contextual ?? picked.like.first ?? "unsure"
      let isStuck = control == "stuck" || (pending.kind == .action && control == "no")
      return Decision(
        acts: [.say(helpText(isStuck ? .stuck : .unsure, of: pending, &memory), [:])]
          + offerAgain(pending, &memory), outcome: isStuck ? .handoff : .answered)
    }
    if let control = heard.controls.first {
      memory.noMatches = 0
      if let pending, pending.kind != .end, let help = Help(rawValue: control) {
        return Decision(
          acts: [.say(helpText(help, of: pending, &memory), [:])] + offerAgain(pending, &memory),
          outcome: control == "stuck" ? .handoff : .answered)
      }
      switch control {
      case "stuck": return Decision(acts: [.say("human", [:])], outcome: .handoff)
      case "done":
        return Decision(
          acts: [.say("done.nothing", [:])] + currentStep(&memory), outcome: .answered)
      default:
        return Decision(acts: [.say("yes.nothing", [:])] + currentStep(&memory), outcome: .answered)
      }
    }
    if !heard.told.isEmpty || picked != nil {
      // Told again what is known already: go on from there.
      memory.noMatches = 0
      let change = heard.told.last?.facts.last ?? picked?.sets.last
      let acknowledgement = change.map { [Act.say("ack.\($0.fact).\($0.value)", [:])] } ?? []
      return Decision(acts: acknowledgement + currentStep(&memory), outcome: .asked)
    }
    if heard.onlyNames || heard.goesOn,
      let decision = askLikewise(of: heard.entities, &memory)
    {
      return decision
    }
    if heard.onlyNames || heard.goesOn,
      let decision = askAbout(heard.entities, isQuestion: heard.isQuestion, &memory)
    {
      return decision
    }
    memory.noMatches += 1
    if !heard.near.isEmpty, memory.noMatches <= Self.mostGuesses {
      return Decision(acts: [.clarify(heard.near, isGuess: true)], outcome: .clarify)
    }
    let text = "fallback.\(min(memory.noMatches, 3))"
    return Decision(acts: [.say(text, [:])] + currentStep(&memory), outcome: .fallback)
  }

  /// « Et pour clicSÉQUR ? » asks of something else what the last answer said of its subject.
  private func askLikewise(
    of entities: [String], _ memory: inout ConversationState.Memory
  ) -> Decision? {
    guard let last = memory.lastTopic,
      let topic = entities.reversed().lazy.compactMap({ knowledge.likewise(last, $0) }).first
    else { return nil }
    memory.noMatches = 0
    let answered = answer(topic, &memory)
    return Decision(
      acts: [answered] + nextStep(&memory, answered: [topic], isDigression: true),
      outcome: .answered)
  }

  /// Asks what about it, when something is named and nothing said of it.
  private func askAbout(
    _ entities: [String], isQuestion: Bool, _ memory: inout ConversationState.Memory
  ) -> Decision? {
    guard let entity = entities.last else { return nil }
    let topics = knowledge.topicsAbout(entity).prefix(Self.mostAnswers)
    if topics.isEmpty { return nil }
    memory.noMatches = 0
    memory.focus = []
    if isQuestion, topics.count == 1, let topic = topics.first {
      let answered = answer(topic, &memory)
      return Decision(
        acts: [answered] + nextStep(&memory, answered: [topic], isDigression: true),
        outcome: .answered)
    }
    return Decision(acts: [.clarify(Array(topics))], outcome: .clarify)
  }

  private func redacted(
    _ heard: Heard, memory: inout ConversationState.Memory
  ) -> Decision {
    for fact in heard.told.flatMap(\.facts) { _ = memory.situation.tell(fact, in: flow) }
    memory.noMatches = 0
    let topic = topics.secret
    return Decision(
      acts: [answer(topic, &memory)]
        + nextStep(&memory, answered: [topic], isDigression: true), outcome: .answered)
  }

  /// The answer to a topic; what it is about comes into focus.
  private func answer(_ topic: String, _ memory: inout ConversationState.Memory) -> Act {
    let wording = knowledge.wording(topic, memory.situation.derived(in: flow))
    let key = "\(topic)/\(wording)"
    let uses = memory.topicUses[key, default: 0]
    memory.topicUses[key] = uses + 1
    memory.lastTopic = topic
    memory.focus = knowledge.focus(topic)
    return .answer(topic: topic, uses: uses)
  }

  // MARK: Steps

  /// The next step as something to say.
  ///
  /// An action is explained once, and not in a turn that already answers something: then only its
  /// closing line follows, and it is explained the next time it stands alone.
  private func nextStep(
    _ memory: inout ConversationState.Memory, answered: [String], isDigression: Bool
  ) -> [Act] {
    let situation = memory.situation.derived(in: flow)
    guard let step = flow.nextStep(in: situation) else {
      memory.pendingStep = nil
      return []
    }
    let isNew = memory.pendingStep != step.id
    memory.pendingStep = step.id
    if step.kind == .end {
      memory.offered = []
      return isNew ? [.say("goal.reached", [:])] : []
    }
    if answered.isEmpty { memory.focus = [] }
    let isAnswered = step.topic.map(answered.contains) ?? false
    let explains = step.kind == .action && memory.explainedStep != step.id && answered.isEmpty
    let uses = explains ? explanation(of: step, &memory) : 0
    if explains || isAnswered { memory.explainedStep = step.id }
    let bridges = isDigression && !answered.isEmpty
    return [.step(step.id, explains: explains, bridges: bridges, uses: uses)]
  }

  /// The step once more, behind a text that is no answer to a topic.
  func currentStep(_ memory: inout ConversationState.Memory) -> [Act] {
    let situation = memory.situation.derived(in: flow)
    if flow.nextStep(in: situation)?.kind == .end { return [] }
    return nextStep(&memory, answered: [], isDigression: false)
  }

  /// Only the step's question or closing line: what stands before it is long enough.
  private func closingLine(_ memory: inout ConversationState.Memory) -> [Act] {
    guard let step = flow.nextStep(in: memory.situation.derived(in: flow)), step.kind != .end
    else { return [] }
    memory.pendingStep = step.id
    memory.focus = []
    return [.step(step.id, explains: false, bridges: false)]
  }

  /// What a person asks of a step, and the texts that say it, the second time another one.
  private enum Help: String {
    case help, why, unsure, stuck

    var texts: [String] {
      switch self {
      case .help: ["anything", "help"]
      case .why: ["why", "help"]
      case .unsure: ["unsure", "help", "contact"]
      case .stuck: ["stuck", "contact", "help"]
      }
    }
  }

  /// The text for a question about a step; asked again, it is another one, and never the one before.
  private func helpText(
    _ help: Help, of step: Step, _ memory: inout ConversationState.Memory
  ) -> String {
    let first = help == .help ? "help" : "\(step.id).\(help.rawValue)"
    let texts = help.texts.compactMap { kind in
      switch kind {
      case "anything": "help"
      case "contact": step.topic.flatMap(knowledge.contact)
      default: "\(step.id).\(kind)"
      }
    }.filter { $0 == first || knowledge.says($0) }
    let uses = memory.topicUses[first, default: 0]
    var text = texts[uses % texts.count]
    memory.topicUses[first] = uses + 1
    if text == memory.lastHelp, texts.count > 1 {
      text = texts[(uses + 1) % texts.count]
      memory.topicUses[first] = uses + 2
    }
    memory.lastHelp = text
    return text
  }

  /// How often the step's topic was answered before, this explanation counted for the next time.
  private func explanation(of step: Step, _ memory: inout ConversationState.Memory) -> Int {
    guard let topic = step.topic else { return 0 }
    let wording = knowledge.wording(topic, memory.situation.derived(in: flow))
    let uses = memory.topicUses["\(topic)/\(wording)", default: 0]
    memory.topicUses["\(topic)/\(wording)"] = uses + 1
    return uses
  }

  /// Only the choices of a step, behind a text that has already said what it is about.
  private func offerAgain(_ step: Step, _ memory: inout ConversationState.Memory) -> [Act] {
    memory.pendingStep = step.id
    memory.explainedStep = step.id
    memory.focus = []
    return [.step(step.id, explains: false, bridges: false)]
  }
}

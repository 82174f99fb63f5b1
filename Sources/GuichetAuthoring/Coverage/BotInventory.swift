import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetKnowledge
import GuichetMatching

/// Everything of a bot that a transcript can reach, and what a turn reaches of it.
struct BotInventory: Sendable {
  /// The things, sorted by kind, then in the order of the files.
  let units: [CoverageUnit]
  let bot: Bot
  /// The phrasings of the lexicon.
  let probe: NotionProbe
  private let knowledge: KnowledgeBase
  private let numbers: [CoverageUnit.Kind: [String: Int]]
  private let sources: [Int: String]
  /// Texts that are only ever said inside another one.
  private let quoted: [(unit: Int, text: String)]

  init(_ draft: BotDraft, places: BotPlaces) {
    bot = draft.bot
    knowledge = draft.knowledge
    probe = NotionProbe(draft.notions)
    var units: [CoverageUnit] = []
    for intent in draft.intents where intent.kind != .entity {
      units.append(
        CoverageUnit(
          intent.kind == .control ? .control : .intent, intent.id, "intention « \(intent.id) »",
          at: intent.location))
    }
    for (number, line) in draft.matcher.lines.enumerated() {
      guard let intent = draft.intents[safely: line.intent], intent.kind != .entity else {
        continue
      }
      let pattern = intent.patterns.first { $0.location == line.location }?.text ?? ""
      units.append(
        CoverageUnit(
          .pattern, String(number), "motif « \(pattern) » de « \(intent.id) »", at: line.location))
    }
    for (number, phrasing) in probe.phrasings.enumerated() {
      units.append(
        CoverageUnit(
          .lexicon, String(number), "« \(phrasing.text) » de <\(phrasing.notion)>",
          at: phrasing.location))
    }
    units += Self.content(of: draft, places)
    units += Self.flow(of: draft, places)
    let leftOut = Set(draft.leftOut.map(\.paragraph))
    for paragraph in draft.knowledge.paragraphs
    where paragraph.kind != .subheading && !leftOut.contains(paragraph.id) {
      units.append(
        CoverageUnit(
          .guide, paragraph.id,
          "passage \(paragraph.id) du guide : « \(paragraph.text.prefix(60)) »",
          at: SourceLocation(file: draft.knowledge.file, line: paragraph.lines.first),
          lastLine: paragraph.lines.last))
    }
    let order = CoverageUnit.Kind.allCases
    units = order.flatMap { kind in units.filter { $0.kind == kind } }
    self.units = units
    var numbers: [CoverageUnit.Kind: [String: Int]] = [:]
    for (number, unit) in units.enumerated() { numbers[unit.kind, default: [:]][unit.id] = number }
    self.numbers = numbers
    var patterns: [SourceLocation: String] = [:]
    for phrasing in draft.intents.flatMap(\.patterns) + draft.notions.flatMap(\.phrasings) {
      patterns[phrasing.location] = phrasing.text
    }
    var sources: [Int: String] = [:]
    for (number, unit) in units.enumerated() where [.pattern, .lexicon].contains(unit.kind) {
      sources[number] = patterns[unit.location]
    }
    self.sources = sources
    quoted = units.enumerated().compactMap { number, unit in
      guard unit.kind == .text, unit.id.hasSuffix("#0"),
        SaidTexts.isQuoted(String(unit.id.dropLast(2))),
        let text = draft.bot.texts[String(unit.id.dropLast(2))]?.first, !text.isEmpty
      else { return nil }
      return (number, text)
    }
  }

  private static func content(of draft: BotDraft, _ places: BotPlaces) -> [CoverageUnit] {
    var units: [CoverageUnit] = []
    for topic in draft.bot.answers.keys {
      guard let place = places.topics[topic] else { continue }
      units.append(CoverageUnit(.topic, topic, "sujet « \(topic) »", at: place))
      for (key, place) in places.answers[topic] ?? [:] {
        units.append(
          CoverageUnit(
            .answer, "\(topic)#\(key)", "réponse « \(topic) », \(key)", at: place.location,
            lastLine: place.lastLine))
      }
    }
    for (id, variants) in places.texts {
      // Of a text that is said inside another one, only the first wording is used.
      let said = SaidTexts.isQuoted(id) ? 1 : variants.count
      for (index, place) in variants.prefix(said).enumerated() {
        units.append(
          CoverageUnit(
            .text, "\(id)#\(index)", "texte « \(id) », variante \(index + 1)", at: place.location,
            lastLine: place.lastLine))
      }
    }
    return units.sorted { $0.location < $1.location }
  }

  private static func flow(of draft: BotDraft, _ places: BotPlaces) -> [CoverageUnit] {
    var units: [CoverageUnit] = []
    for step in draft.bot.flow.steps {
      guard let place = places.steps[step.id] else { continue }
      units.append(CoverageUnit(.step, step.id, "étape « \(step.id) »", at: place))
      for (option, place) in zip(step.options, places.choices[step.id] ?? []) {
        units.append(
          CoverageUnit(
            .choice, "\(step.id)#\(option.value)", "choix « \(option.label) » de « \(step.id) »",
            at: place))
      }
    }
    for (fact, values) in places.values {
      for (value, place) in values {
        units.append(
          CoverageUnit(.situation, "\(fact)=\(value)", "situation \(fact)=\(value)", at: place))
      }
    }
    return units.sorted { $0.location < $1.location }
  }

  /// What the author wrote of a pattern line or phrasing; empty for any other unit.
  func source(of number: Int) -> String { sources[number] ?? "" }

  /// The number of a unit in ``units``.
  func number(_ kind: CoverageUnit.Kind, _ id: String) -> Int? { numbers[kind]?[id] }

  // MARK: What a turn reaches

  /// Adds what a turn reaches, pattern lines and lexicon apart.
  ///
  /// - Parameters:
  ///   - input: What was sent; `nil` for the greeting.
  ///   - before: The state it was sent in; `nil` for the greeting.
  ///   - after: The state after it.
  ///   - turn: The reply.
  ///   - reached: Takes the numbers of the units.
  func note(
    _ input: Input?, from before: ConversationState?, to after: ConversationState, turn: Turn,
    in reached: inout Set<Int>
  ) {
    func reach(_ kind: CoverageUnit.Kind, _ id: String) {
      if let number = numbers[kind]?[id] { reached.insert(number) }
    }
    for reading in turn.understanding.intents {
      reach(.intent, reading.id)
      reach(.control, reading.id)
    }
    for message in turn.messages {
      if let topic = message.topic { reach(.topic, topic) }
      for source in message.sources ?? [] { reachPassages(of: source, reach) }
    }
    for (fact, value) in turn.situation { reach(.situation, "\(fact)=\(value)") }
    if let step = turn.step { reach(.step, step) }
    reachAnswers(before?.memory.topicUses ?? [:], after.memory.topicUses, turn, reach)
    let used = reachTexts(before?.textUses ?? [:], after.textUses, reach)
    for (unit, text) in quoted where turn.messages.contains(where: { $0.text.contains(text) }) {
      reached.insert(unit)
    }
    if let before { reachChoice(input, before, turn, used: used, reach) }
  }

  private func reachPassages(
    of source: SourceReference, _ reach: (CoverageUnit.Kind, String) -> Void
  ) {
    guard let section = Int(source.section), let first = source.lines.first,
      let last = source.lines.last, let lines = LineRange(first: first, last: last)
    else { return }
    for paragraph in knowledge.paragraphs(at: GuideReference(section: section, lines: lines)) {
      reach(.guide, paragraph.id)
    }
  }

  /// Which wording of which answer was said, from how often each was.
  private func reachAnswers(
    _ before: [String: Int], _ after: [String: Int], _ turn: Turn,
    _ reach: (CoverageUnit.Kind, String) -> Void
  ) {
    for (key, count) in after where count > before[key, default: 0] {
      let topic = String(key.prefix { $0 != "/" })
      reach(.topic, topic)
      guard let answer = bot.answers[topic] else { continue }
      for uses in before[key, default: 0]..<count {
        if uses > 0, answer.short != nil {
          reach(.answer, "\(topic)#\(uses % 2 == 1 ? "short" : "again")")
        } else if uses % 2 == 1 {
          reach(.answer, "\(topic)#again")
        } else if let index = answer.variants.firstIndex(where: {
          $0.text != nil && $0.condition.holds(in: turn.situation)
        }) {
          reach(.answer, "\(topic)#when\(index)")
        } else {
          reach(.answer, "\(topic)#text")
        }
      }
    }
    // A variant that sends on to another topic is reached when that topic answers the question.
    for asked in turn.understanding.intents.compactMap(\.topic) {
      guard let answer = bot.answers[asked],
        let index = answer.variants.firstIndex(where: { $0.condition.holds(in: turn.situation) }),
        let target = answer.variants[index].use,
        turn.messages.contains(where: { $0.topic == target })
      else { continue }
      reach(.topic, asked)
      reach(.answer, "\(asked)#when\(index)")
    }
  }

  private func reachTexts(
    _ before: [String: Int], _ after: [String: Int],
    _ reach: (CoverageUnit.Kind, String) -> Void
  ) -> Set<String> {
    var used: Set<String> = []
    for (id, count) in after where count > before[id, default: 0] {
      used.insert(id)
      let variants = bot.texts[id]?.count ?? 0
      guard variants > 0 else { continue }
      for use in before[id, default: 0]..<count { reach(.text, "\(id)#\(use % variants)") }
    }
    return used
  }

  /// Which choice of the open step was taken, by click, number, label or in other words.
  private func reachChoice(
    _ input: Input?, _ before: ConversationState, _ turn: Turn, used: Set<String>,
    _ reach: (CoverageUnit.Kind, String) -> Void
  ) {
    guard let step = bot.flow.step(before.memory.pendingStep) else { return }
    let earlier = before.memory.situation.derived(in: bot.flow)
    for option in step.options {
      let isClicked: Bool =
        if case .choice(let value) = input { value == option.value } else { false }
      let isTold =
        !option.sets.isEmpty
        && option.sets.allSatisfy { turn.situation[$0.fact] == $0.value }
        && option.sets.contains { earlier[$0.fact] != $0.value }
      let isSilent =
        option.sets.isEmpty && option.like.contains { used.contains("\(step.id).\($0)") }
      if isClicked || isTold || isSilent { reach(.choice, "\(step.id)#\(option.value)") }
    }
  }
}

import GuichetCore
import GuichetDialogue

/// A flow with a question, a side branch, actions and an end, and a manager over it.
enum SmallFlow {
  static let flow = Flow(
    facts: [
      Flow.Fact(name: "card", values: ["yes", "no"]),
      Flow.Fact(name: "resident", values: ["yes", "no"]),
      Flow.Fact(name: "account", values: ["yes", "no"]),
      Flow.Fact(name: "book", values: ["yes", "no"]),
    ],
    implications: [
      Flow.Implication(
        condition: condition("book", "yes"), consequences: [FactValue("account", "yes")]),
      Flow.Implication(
        condition: condition("account", "yes"), consequences: [FactValue("card", "yes")]),
    ],
    goal: condition("book", "yes"),
    milestones: [
      Flow.Milestone(id: "card", condition: condition("card", "yes")),
      Flow.Milestone(id: "account", condition: condition("account", "yes")),
      Flow.Milestone(id: "book", condition: condition("book", "yes")),
    ],
    steps: [
      Step(
        id: "card.ask", condition: condition("card", "unknown"), kind: .question,
        topic: "card.what", focus: ["carte"],
        options: [
          option("oui", like: ["yes", "done"], sets: ["card": "yes"]),
          option("non", like: ["no"], sets: ["card": "no"]),
          option("incertain", like: ["unsure"]),
        ]),
      Step(
        id: "resident.ask",
        condition: Condition([("card", ["no"]), ("resident", ["unknown"])]), kind: .question,
        topic: "card.who", focus: [],
        options: [
          option("oui", like: ["yes"], sets: ["resident": "yes"]),
          option("non", like: ["no"], asked: ["card.abroad"], sets: ["resident": "no"]),
        ]),
      Step(
        id: "card.get", condition: condition("card", "no"), kind: .action, topic: "card.get",
        focus: ["carte"],
        options: [
          option("fait", like: ["done", "yes"], sets: ["card": "yes"]),
          option("bloque", like: ["stuck"]),
        ]),
      Step(
        id: "account.open",
        condition: Condition([("card", ["yes"]), ("account", ["unknown", "no"])]), kind: .action,
        topic: "account.open", focus: ["compte"],
        options: [
          option("fait", like: ["done", "yes"], sets: ["account": "yes"]),
          option("bloque", like: ["stuck", "no"]),
        ]),
      Step(
        id: "book.borrow",
        condition: Condition([("account", ["yes"]), ("book", ["unknown", "no"])]), kind: .action,
        topic: "book.borrow", focus: [],
        options: [option("fait", like: ["done", "yes"], sets: ["book": "yes"])]),
      Step(
        id: "done", condition: condition("book", "yes"), kind: .end, topic: "book.help", focus: [],
        options: []),
    ])

  static let manager = DialogueManager(
    flow: flow,
    knowledge: DialogueManager.Knowledge(
      redirect: { topic, situation in
        topic == "hours" && situation["book"] == "yes" ? "book.help" : topic
      },
      wording: { topic, situation in topic == "card.get" && situation["resident"] == "no" ? 0 : -1
      },
      focus: { [$0 + ".focus"] },
      says: { ["card.get.help", "contact.desk", "account.open.help"].contains($0) },
      contact: { $0 == "card.get" ? "contact.desk" : nil },
      topicsAbout: { $0 == "carte" ? ["card.what", "card.get"] : [] },
      likewise: { $0 == "account.what" && $1 == "carte" ? "card.what" : nil }),
    topics: DialogueManager.Topics(overview: "overview", secret: "secret"), resumeAfter: 600)

  static func condition(_ fact: String, _ values: String...) -> Condition {
    Condition([(fact, values)])
  }

  private static func option(
    _ value: String, like: [String] = [], asked: [String] = [],
    sets: KeyValuePairs<String, String> = [:]
  ) -> Step.Option {
    Step.Option(
      value: value, label: value, like: like, asked: asked,
      sets: sets.map { FactValue($0.key, $0.value) })
  }
}

/// A conversation with the small flow, turn by turn; the clock moves only when told to.
struct Talk {
  private(set) var state = ConversationState(at: Timestamp(seconds: 1_000))
  private(set) var greeting: Decision
  var now: Int64 = 1_000

  init() {
    greeting = SmallFlow.manager.open(&state)
    offer(greeting)
  }

  var step: String? { state.memory.pendingStep }
  var situation: [String: String] { state.memory.situation.derived(in: SmallFlow.flow) }

  /// Hears something, and offers the choices of the step it asks, as an engine does.
  @discardableResult
  mutating func hear(_ heard: Heard) -> Decision {
    let decision = SmallFlow.manager.handle(heard, in: &state, at: Timestamp(seconds: now))
    offer(decision)
    return decision
  }

  @discardableResult
  mutating func control(_ names: String...) -> Decision { hear(.controls(names)) }

  @discardableResult
  mutating func tell(_ fact: String, _ value: String, topic: String? = nil) -> Decision {
    hear(.told([FactValue(fact, value)], topic: topic))
  }

  @discardableResult
  mutating func ask(_ topics: String...) -> Decision { hear(.asked(topics.map { .topic($0) })) }

  @discardableResult
  mutating func choose(_ value: String, topic: String? = nil) -> Decision {
    hear(.choice(Choice(label: value, value: value, topic: topic)))
  }

  /// Tells facts until the conversation is at a step.
  mutating func go(to step: String) {
    switch step {
    case "resident.ask": tell("card", "no")
    case "card.get":
      tell("card", "no")
      tell("resident", "yes")
    case "account.open": tell("card", "yes")
    case "book.borrow": tell("account", "yes")
    case "done": tell("book", "yes")
    default: break
    }
  }

  private mutating func offer(_ decision: Decision) {
    var offered: [Choice] = []
    for act in decision.acts {
      switch act {
      case .step(let id, _, _, _):
        offered += (SmallFlow.flow.step(id)?.options ?? []).map {
          Choice(label: $0.label, value: $0.value)
        }
      case .clarify(let topics, _):
        offered += topics.map { Choice(label: $0, value: "sujet:\($0)", topic: $0) }
        offered.append(Choice(label: "aucune", value: DialogueManager.noneOfThese))
      case .doubt:
        offered = [DialogueManager.newHolds, DialogueManager.oldHolds]
          .map { Choice(label: $0, value: $0) }
      default: break
      }
    }
    if !offered.isEmpty { state.memory.offered = offered }
  }
}

extension Heard {
  static func controls(_ names: [String]) -> Heard {
    var heard = Heard()
    heard.controls = names
    return heard
  }

  static func told(_ facts: [FactValue], topic: String? = nil) -> Heard {
    var heard = Heard()
    heard.told = [Told(facts: facts, topic: topic)]
    return heard
  }

  static func asked(_ asked: [Asked]) -> Heard {
    var heard = Heard()
    heard.asked = asked
    return heard
  }

  static func choice(_ choice: Choice) -> Heard {
    var heard = Heard()
    heard.choice = choice
    return heard
  }
}

extension Decision {
  /// The ids of the texts it says.
  var said: [String] {
    acts.compactMap { act in
      if case .say(let id, _) = act { return id }
      return nil
    }
  }

  /// The topics it answers.
  var answered: [String] {
    acts.compactMap { act in
      if case .answer(let topic, _) = act { return topic }
      return nil
    }
  }

  /// The step it asks last.
  var step: String? {
    acts.compactMap { act -> String? in
      if case .step(let id, _, _, _) = act { return id }
      return nil
    }.last
  }
}

import Foundation
import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetTestKit
import Testing

/// One edit of the small bot's flow, and the bot it makes.
struct FlowEdit: Sendable, CustomTestStringConvertible {
  let name: String
  let bot: Bot
  /// What each told fact is afterwards, `nil` when it is dropped.
  let meaning: @Sendable (FactValue) -> FactValue?

  var testDescription: String { name }

  private static let file = "dialogue/parcours.yml"

  init(
    _ name: String, meaning: @escaping @Sendable (FactValue) -> FactValue? = { $0 },
    edit: (BotFiles) throws -> Void
  ) throws {
    let files = try SmallBot.files()
    try edit(files)
    self.name = name
    bot = try SmallBot.bot(in: files)
    self.meaning = meaning
  }

  /// The edits, or why one of them cannot be made.
  static let all = Result {
    try [
      factRemoved(), valueRenamed(), factRenamed(), stepRemoved(), stepAdded(), stepRenamed(),
      relabelled(), reordered(), reworded(),
    ]
  }

  static func factRemoved() throws -> FlowEdit {
    try FlowEdit("fact removed", meaning: { $0.fact == "resident" ? nil : $0 }) { files in
      try files.replace("  resident: { values: [yes, no] }\n", "", in: file)
      try files.replace(
        try files.text(file).slice(from: "  - id: resident.ask", to: "  - id: card.get"), "",
        in: file)
      try files.replace("{ hasCard: no, resident: [yes, no] }", "{ hasCard: no }", in: file)
      try files.replace("if: { resident: no }", "if: { hasCard: no }", in: "answers/sujets.yml")
    }
  }

  static func valueRenamed() throws -> FlowEdit {
    let renamed = ["yes": "here", "no": "abroad"]
    return try FlowEdit(
      "value renamed",
      meaning: { old in
        old.fact == "resident" ? FactValue("resident", renamed[old.value] ?? old.value) : old
      }
    ) { files in
      try files.replace(
        "  resident: { values: [yes, no] }", "  resident: { values: [here, abroad] }", in: file)
      try files.replace("set: { resident: yes }", "set: { resident: here }", in: file)
      try files.replace("set: { resident: no }", "set: { resident: abroad }", in: file)
      try files.replace("resident: [yes, no]", "resident: [here, abroad]", in: file)
      try files.replace(
        "if: { resident: no }", "if: { resident: abroad }", in: "answers/sujets.yml")
      try files.write(
        try files.text(file)
          + "migrations:\n  - { fact: resident, values: { yes: here, no: abroad } }\n", to: file)
      for (old, new) in renamed {
        for text in ["ack", "known"] {
          try files.replace(
            "id: \(text).resident.\(old),", "id: \(text).resident.\(new),", in: "answers/textes.yml"
          )
        }
      }
    }
  }

  static func factRenamed() throws -> FlowEdit {
    try FlowEdit(
      "fact renamed",
      meaning: { $0.fact == "resident" ? FactValue("lives", $0.value) : $0 }
    ) { files in
      for place in [file, file, file, file, file, "answers/sujets.yml"] {
        try files.replace(" resident: ", " lives: ", in: place)
      }
      for value in ["yes", "no"] {
        for text in ["ack", "known"] {
          try files.replace(
            "id: \(text).resident.\(value),", "id: \(text).lives.\(value),",
            in: "answers/textes.yml")
        }
      }
      try files.write(
        try files.text(file) + "migrations:\n  - { fact: resident, to: lives }\n", to: file)
    }
  }

  static func stepRemoved() throws -> FlowEdit {
    try FlowEdit("step removed") { files in
      try files.replace(
        try files.text(file).slice(from: "  - id: account.open", to: "  - id: book.borrow"), "",
        in: file)
      try files.replace(
        "{ accountOpened: yes, bookBorrowed: [unknown, no] }",
        "{ hasCard: yes, bookBorrowed: [unknown, no] }", in: file)
    }
  }

  static func stepAdded() throws -> FlowEdit {
    try FlowEdit("step added in front") { files in
      try files.replace(
        "  resident: {", "  member: { values: [yes, no] }\n  resident: {", in: file)
      try files.replace(
        "steps:\n",
        """
        steps:
          - id: member.ask
            when: { member: unknown, bookBorrowed: [unknown, no] }
            kind: question
            choices:
              - { value: oui, label: "Oui, je suis membre", like: [yes], set: { member: yes } }
              - { value: non, label: Pas membre, like: [no], set: { member: no } }

        """, in: file)
      let texts = ["ask", "why", "unsure", "stuck", "next"].map { "member.ask.\($0)" }
      let facts = ["yes", "no"].flatMap { ["ack.member.\($0)", "known.member.\($0)"] }
      try files.write(
        try files.text("answers/textes.yml")
          + (texts + facts).map { "  - { id: \($0), variants: [\($0) un, \($0) deux] }\n" }
          .joined(), to: "answers/textes.yml")
    }
  }

  static func stepRenamed() throws -> FlowEdit {
    try FlowEdit("step renamed") { files in
      try files.replace("- id: card.get", "- id: card.fetch", in: file)
      for text in ["ask", "why", "unsure", "stuck", "next"] {
        try files.replace(
          "id: card.get.\(text),", "id: card.fetch.\(text),", in: "answers/textes.yml")
      }
      try files.write(
        try files.text(file) + "migrations:\n  - { step: card.get, to: card.fetch }\n", to: file)
    }
  }

  static func relabelled() throws -> FlowEdit {
    try FlowEdit("choice relabelled") { files in
      try files.replace("Oui, j'habite ici", "J'habite au village", in: file)
      try files.replace("J'ai ma carte", "La carte est dans mes mains", in: file)
    }
  }

  /// « 1 » was yes, and is no now.
  static func reordered() throws -> FlowEdit {
    try FlowEdit("choices in another order") { files in
      let no = try files.text(file).slice(from: "      - { value: non", to: "      - { value: inc")
      try files.replace(no, "", in: file)
      try files.replace("      - { value: oui", no + "      - { value: oui", in: file)
    }
  }

  static func reworded() throws -> FlowEdit {
    try FlowEdit("texts reworded") { files in
      try files.replace("card.ask.ask un", "card.ask.ask premier", in: "answers/textes.yml")
    }
  }
}

extension String {
  /// From one text up to another one, which must both be there.
  fileprivate func slice(from start: String, to end: String) throws -> String {
    guard let first = range(of: start), let last = self[first.lowerBound...].range(of: end) else {
      throw TestKitError("« \(start) » … « \(end) » is not there")
    }
    return String(self[first.lowerBound..<last.lowerBound])
  }
}

/// A bot edited under conversations that go on.
@Suite struct EditedBotTests {
  /// Conversations that go everywhere in the flow.
  private static let scripts: [[Input]] = [
    [.text("non"), .choice("oui"), .choice("fait"), .text("c'est fait"), .text("c'est fait")],
    [
      .text("pas de carte"), .text("non"), .text("pourquoi"), .text("j'ai une carte"),
      .text("retour"), .text("livre emprunté"), .text("au revoir"),
    ],
    [
      .text("j'ai une carte"), .text("renseignement"), .choice("aucune"), .text("pas de carte"),
      .choice("ancien"), .text("compte ouvert"), .text("bonjour"),
    ],
  ]
  private static let continuations: [Input] = [
    .text("oui"), .text("non"), .text("1"), .text("2"), .text("le premier"), .text("9"),
    .choice("oui"), .choice("fait"), .choice("incertain"), .choice("ancien"),
    .choice("sujet:card.get"),
    .text("répétez"), .text("retour"), .text("recommencer"), .text("ou j en suis"),
    .text("ça marche pas"), .text("je ne sais pas"), .text("pourquoi"), .text("bonjour"),
    .text("c'est quoi, une carte ?"), .text("pas de carte"), .text("blabla"), .text(""),
    .text("Oui, j'habite ici"), .text("J'ai ma carte"), .text("je fais quoi"),
  ]

  /// The bot as it was.
  private static let engine = Result { try SmallBot.engine() }

  /// The states a script goes through on the bot as it was.
  private static func states(_ script: [Input]) throws -> [ConversationState] {
    var conversation = Conversation(try Self.engine.get())
    var states = [conversation.state]
    for input in script {
      conversation.send(input)
      states.append(conversation.state)
    }
    return states
  }

  private static func notices(in turn: Turn) -> Int {
    turn.texts.reduce(0) { count, text in
      count + text.components(separatedBy: "edited").count - 1
    }
  }

  @Test func everyConversationGoesOnWhereverItIsCut() throws {
    for edit in try FlowEdit.all.get() {
      let engine = Engine(bot: edit.bot)
      for script in Self.scripts {
        for state in try Self.states(script) {
          for input in Self.continuations + script {
            var conversation = Conversation(engine, from: state)
            let turn = conversation.send(input)
            let place = "\(edit.name), at \(state.memory.pendingStep ?? "-"), \(input)"
            #expect(!turn.messages.isEmpty, "\(place)")
            #expect(
              turn.texts.allSatisfy { !$0.isEmpty && !$0.contains("{") }, "\(place): \(turn.texts)")
            #expect(Self.notices(in: turn) <= 1, "\(place): \(turn.texts)")
            for fact in conversation.state.memory.situation.told {
              #expect(
                edit.bot.flow.facts.contains {
                  $0.name == fact.fact && $0.values.contains(fact.value)
                }, "\(place): \(fact)")
            }
            let next = edit.bot.flow.nextStep(in: turn.situation)
            #expect(next != nil, "\(place)")
            for _ in 0..<3 {
              #expect(Self.notices(in: conversation.say("bonjour")) == 0, "\(place)")
            }
            conversation.arrive()
            #expect(conversation.turns.last?.situation["bookBorrowed"] == "yes", "\(place)")
          }
        }
      }
    }
  }

  @Test func whatWasToldIsKeptRenamedOrDroppedAsDeclared() throws {
    for edit in try FlowEdit.all.get() {
      for state in try Self.scripts.flatMap(Self.states) {
        var conversation = Conversation(Engine(bot: edit.bot), from: state)
        conversation.say("bonjour")
        let expected = state.memory.situation.told.compactMap(edit.meaning)
        #expect(conversation.state.memory.situation.told == expected, "\(edit.name)")
        let changed = state.memory.situation.told != expected
        let step = state.memory.pendingStep.map(edit.bot.flow.migrations.applied(toStep:))
        let isGone = step != nil && edit.bot.flow.step(step) == nil
        #expect((conversation.state.notes != nil) == (changed || isGone), "\(edit.name)")
        conversation.say("bonjour")
        #expect(conversation.state.notes == nil)
      }
    }
  }

  /// A choice picked by click or number means what the person read, or nothing.
  @Test func aPendingChoiceNeverMisfires() throws {
    for edit in try FlowEdit.all.get() {
      for state in try Self.scripts.flatMap(Self.states) {
        for (number, choice) in state.memory.offered.enumerated() {
          var old = Conversation(try Self.engine.get(), from: state)
          old.pick(choice.value)
          let kept = state.memory.situation.told.compactMap(edit.meaning)
          let meant = old.state.memory.situation.told.compactMap(edit.meaning)
          for input in [Input.choice(choice.value), .text(String(number + 1))] {
            var conversation = Conversation(Engine(bot: edit.bot), from: state)
            conversation.send(input)
            let told = conversation.state.memory.situation.told
            #expect(
              told == kept || told == meant,
              "\(edit.name), \(state.memory.pendingStep ?? "-"), \(choice.label): \(told)")
          }
        }
      }
    }
  }

  @Test func aRenamedStepKeepsItsAnswers() throws {
    var conversation = Conversation(try Self.engine.get())
    conversation.say("non")
    conversation.say("oui")
    #expect(conversation.turns.last?.step == "card.get")
    var edited = Conversation(
      Engine(bot: try FlowEdit.stepRenamed().bot), from: conversation.state)
    let turn = edited.pick("fait")
    #expect(turn.situation["hasCard"] == "yes")
    #expect(turn.whole.contains("edited") == false)
  }

  @Test func aStepInFrontComesAfterTheAnswerToTheQuestionAsked() throws {
    let conversation = Conversation(try Self.engine.get())
    var edited = Conversation(Engine(bot: try FlowEdit.stepAdded().bot), from: conversation.state)
    let turn = edited.say("oui")
    #expect(turn.situation["hasCard"] == "yes")
    #expect(turn.situation["member"] == "unknown")
    #expect(turn.step == "member.ask")
    #expect(Self.notices(in: turn) == 1)
  }

  @Test func anAnswerToAStepThatIsGoneAnswersNothing() throws {
    var conversation = Conversation(try Self.engine.get())
    conversation.say("oui")
    #expect(conversation.turns.last?.step == "account.open")
    var edited = Conversation(Engine(bot: try FlowEdit.stepRemoved().bot), from: conversation.state)
    let turn = edited.say("c'est fait")
    #expect(turn.situation["bookBorrowed"] == "unknown")
    #expect(turn.step == "book.borrow")
    #expect(Self.notices(in: turn) == 1)
  }

  @Test func rewordedTextsAreNotWorthAWord() throws {
    let conversation = Conversation(try Self.engine.get())
    var edited = Conversation(Engine(bot: try FlowEdit.reworded().bot), from: conversation.state)
    #expect(Self.notices(in: edited.say("oui")) == 0)
    #expect(edited.state.notes == nil)
  }

  @Test func backCrossesAnEdit() throws {
    var conversation = Conversation(try Self.engine.get())
    conversation.say("non")
    conversation.say("oui")
    var edited = Conversation(
      Engine(bot: try FlowEdit.factRenamed().bot), from: conversation.state)
    edited.say("j'ai une carte")
    edited.say("retour")
    #expect(edited.turns.last?.situation["lives"] == "yes")
    let turn = edited.say("retour")
    #expect(turn.situation["lives"] == "unknown")
    #expect(turn.situation["hasCard"] == "no")
  }
}

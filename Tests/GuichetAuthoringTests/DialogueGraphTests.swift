import GuichetAuthoring
import GuichetCore
import GuichetEngine
import GuichetTestKit
import Testing

struct DialogueGraphTests {
  private static let dialogue = "dialogue/parcours.yml"
  private static let texts = "answers/textes.yml"

  private func graph(_ change: (BotFiles) throws -> Void = { _ in }) throws -> DialogueGraph {
    let files = try SmallBot.files()
    try change(files)
    return DialogueGraph(of: try SmallBot.bot(in: files))
  }

  private func node(_ id: String, of graph: DialogueGraph) throws -> DialogueGraph.Node {
    try #require(graph.nodes.first { $0.id == id })
  }

  @Test func choicesLeadFromStepToStep() throws {
    let edges = try graph().edges.map { "\($0.from) > \($0.to) : \($0.labels)" }
    #expect(
      edges == [
        #"card.ask > account.open : ["Oui, j\'ai une carte"]"#,
        #"card.ask > resident.ask : ["Non, pas de carte"]"#,
        #"resident.ask > card.get : ["Oui, j\'habite ici", "Non"]"#,
        #"card.get > account.open : ["J\'ai ma carte"]"#,
        #"account.open > book.borrow : ["C\'est ouvert"]"#,
        #"book.borrow > done : ["J\'ai mon livre"]"#,
      ])
  }

  @Test func aConversationBeginsWithTheStepOfTheEmptySituation() throws {
    #expect(try graph().first == "card.ask")
  }

  @Test func choicesThatTellNothingStayAtTheirStep() throws {
    let graph = try graph()
    #expect(try node("card.ask", of: graph).staying == ["Je ne sais pas"])
    #expect(try node("resident.ask", of: graph).staying.isEmpty)
    #expect(try node("account.open", of: graph).staying == ["Ça ne fonctionne pas"])
  }

  @Test func stepsAreGroupedByTheMilestoneTheyLeadTo() throws {
    let groups = try graph().groups
    #expect(groups.map(\.id) == ["card", "account", "book"])
    #expect(groups.map(\.title).first == "Known.hasCard.yes un")
    #expect(
      groups.map(\.nodes) == [
        ["card.ask", "resident.ask", "card.get"], ["account.open"], ["book.borrow"],
      ])
  }

  @Test func aStepThatOnlyToldFactsReachKeepsItsBranches() throws {
    let graph = try graph { files in
      let choice =
        #"      - { value: non, label: "Non, pas de carte", like: [no], set: { hasCard: no } }"#
      try files.replace(choice + "\n", "", in: Self.dialogue)
    }
    #expect(!graph.edges.contains { $0.to == "resident.ask" })
    #expect(graph.edges.contains { $0.from == "resident.ask" && $0.to == "card.get" })
  }

  @Test func aQuestionIsShownInItsOwnWordsWhenItBeginsWithThem() throws {
    let graph = try graph { files in
      try files.replace(
        "[card.ask.ask un, card.ask.ask deux]", "['Avez-vous une carte? Ou deux?']",
        in: Self.texts)
      try files.replace(
        "[resident.ask.ask un, resident.ask.ask deux]", "['Bien. Habitez-vous ici?']",
        in: Self.texts)
    }
    #expect(try node("card.ask", of: graph).label == "Avez-vous une carte?")
    #expect(try node("resident.ask", of: graph).label == "Resident.ask.next un")
    #expect(try node("card.get", of: graph).label == "Card.get.next un")
    #expect(try node("done", of: graph).label == "Known.bookBorrowed.yes un")
  }

  @Test func anActionNamesTheContactOfItsAnswer() throws {
    let graph = try graph { files in
      try files.replace(
        "again: account.open encore", "again: account.open encore\n    contact: comptoir",
        in: "answers/sujets.yml")
      try files.replace(
        "again: book.borrow encore", "again: book.borrow encore\n    contact: isbn",
        in: "answers/sujets.yml")
      try files.replace(
        "again: card.what encore", "again: card.what encore\n    contact: isbn",
        in: "answers/sujets.yml")
    }
    #expect(try node("account.open", of: graph).contact == "Comptoir du Prêt")
    #expect(try node("book.borrow", of: graph).contact == "ISBN")
    #expect(try node("card.ask", of: graph).contact == nil)
    #expect(try node("card.get", of: graph).contact == nil)
  }

  @Test func aContactThatIsNoFactAndNoNameIsAFinding() throws {
    let files = try SmallBot.files()
    try files.replace(
      "again: hours encore", "again: hours encore\n    contact: comptoire",
      in: "answers/sujets.yml")
    let (bot, warnings) = try BotLoader.load(path: files.path)
    let place = try files.place(of: "comptoire", in: "answers/sujets.yml")
    #expect(warnings.map(\.id) == ["answer.contact.unknown"])
    #expect(warnings.map(\.location.description) == ["answers/sujets.yml:\(place)"])
    #expect(warnings.first?.message.contains("« comptoir »") == true)
    #expect(bot.answers["hours"]?.contact == nil)
  }
}

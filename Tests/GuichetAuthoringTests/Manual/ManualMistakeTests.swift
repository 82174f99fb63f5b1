import Foundation
import GuichetCore
import GuichetMatching
import GuichetTestKit
import Testing

@testable import GuichetAuthoring

/// The common mistakes of the manual are mistakes, and what it says to write instead is right.
struct ManualMistakeTests {
  /// A mistake by the beginning of its title: what it shows in `code`, and the messages it quotes.
  private func mistake(_ title: String) throws -> (code: [String], messages: [String]) {
    let items = try Manual.shared.get().items.filter { $0.section == "Les erreurs courantes" }
    let item = try #require(items.first { $0.text.hasPrefix("**\(title)") }, "no mistake \(title)")
    let text = try #require(item.text.range(of: ".** ")).upperBound
    return (
      Manual.code(in: String(item.text[text...])), Manual.messages(in: String(item.text[text...]))
    )
  }

  @Test func aNotionThatIsTooWideReadsItsNeighbour() throws {
    let (code, messages) = try mistake("Une notion trop large")
    try #require(code.count == 2 && messages.count == 2)
    let bot = try ManualBot()
    #expect(try messages.map { try bot.reads($0, with: code[0]) } == [true, true])
    #expect(try messages.map { try bot.reads($0, with: code[1]) } == [false, true])
  }

  @Test func aWholeSentenceReadsItselfAloneAndWeighsOneWord() throws {
    let (code, messages) = try mistake("Un motif qui cite une phrase entière")
    try #require(code.count == 1 && messages.count == 2)
    let bot = try ManualBot()
    #expect(try messages.map { try bot.reads($0, with: code[0]) } == [true, false])
    #expect(PatternSource(code[0]).node.specificity == PatternSource("code").node.specificity)
  }

  @Test func wordsThatDifferByAnAccentAreOne() throws {
    let (code, messages) = try mistake("« où » et « ou »")
    try #require(code.count == 2 && messages.count == 2)
    let bot = try ManualBot()
    #expect(try messages.map { try bot.reads($0, with: code[0]) } == [true, true])
    #expect(try messages.map { try bot.reads($0, with: code[1]) } == [true, false])
  }

  @Test func aBackslashBetweenDoubleQuotesIsRefused() throws {
    let (code, _) = try mistake("Des guillemets doubles")
    try #require(code.count == 3)
    #expect(yamlFindings(code[0]) == [code[1]])
    #expect(yamlFindings(code[2]) == [])
  }

  @Test func anApostropheEndsAPatternBetweenApostrophes() throws {
    let (code, _) = try mistake("Une apostrophe dans un motif entre apostrophes")
    try #require(code.count == 3)
    #expect(yamlFindings(code[0]) == ["yaml.syntax"])
    for pattern in code[1...] {
      let text = try #require(yamlText(pattern))
      #expect(try ManualBot().reads("l'accès", with: text), "\(pattern)")
    }
  }

  @Test func aSpaceOutsideTheParenthesisIsNotOptional() throws {
    let (code, messages) = try mistake("L'espace au mauvais endroit")
    try #require(code.count == 2 && messages.count == 2)
    let bot = try ManualBot()
    for message in messages {
      #expect(try !bot.reads(message, with: code[0]), "\(message)")
      #expect(try bot.reads(message, with: code[1]), "\(message)")
    }
    #expect(try bot.reads("mon code", with: code[0]))
  }

  @Test func aPatternSeesWhatIsReadAndNotWhatIsTyped() throws {
    let (code, _) = try mistake("Écrire ce que tapent les gens")
    try #require(code.count == 2)
    let bot = try ManualBot()
    #expect(try !bot.reads("mon \(code[0]) est perdu", with: code[0]))
    #expect(try bot.reads("mon \(code[0]) est perdu", with: code[1]))
  }

  @Test func anOrderThatIsFreeIsNotImposed() throws {
    let (code, messages) = try mistake("`A .. B` quand l'ordre est libre")
    try #require(code.count == 2 && messages.count == 2)
    let bot = try ManualBot()
    #expect(try messages.map { try bot.reads($0, with: code[0]) } == [true, false])
    #expect(try messages.map { try bot.reads($0, with: code[1]) } == [true, true])
  }

  @Test func wordsFarApartAreNotReadTogether() throws {
    let (code, messages) = try mistake("`&` à travers tout")
    try #require(code.count == 2 && messages.count == 2)
    let bot = try ManualBot()
    #expect(try messages.map { try bot.reads($0, with: code[0]) } == [true, true])
    #expect(try messages.map { try bot.reads($0, with: code[1]) } == [false, true])
  }

  @Test func aQuestionStatesNoFact() throws {
    let (code, messages) = try mistake("Un fait lu dans une question")
    try #require(code.count == 2 && messages.count == 2)
    let list = try #require(code[1].split(separator: ":").last)
    let unless = Manual.parts(of: String(list), between: "'", and: "'")
    let bot = try ManualBot()
    #expect(try messages.map { try bot.reads($0, with: code[0]) } == [true, true])
    #expect(try messages.map { try bot.reads($0, with: code[0], unless: unless) } == [false, true])
  }

  @Test func aMessageThatRefersBackSaysNothingByItself() throws {
    let (_, messages) = try mistake("Ajouter un exemple tiré d'une phrase de focus")
    let message = try #require(messages.first)
    let found = ReadExample.comprehension(of: message, bot: try RealBot.bot())
    #expect(found.findings.isEmpty, "\(found.findings.map(\.intent.id))")
  }

  @Test func theKnowledgeBaseIsNotWrittenByHand() throws {
    let files = try SmallBot.files()
    let file = "guide/knowledge.json"
    let built = try files.text(file)
    try files.replace("carte de membre", "carte du membre", in: file)
    let directory = BotDirectory(path: files.path)
    #expect(GuideCommands.check(directory).map(\.id) == ["guide.knowledge.stale"])
    #expect(GuideCommands.build(directory).json == built)
  }

  // MARK: - YAML

  private func yamlFindings(_ pattern: String) -> [String] {
    var findings: [Diagnostic] = []
    _ = YAMLValue.parse("patterns:\n  - \(pattern)\n", file: "a.yml", findings: &findings)
    return findings.map(\.id)
  }

  private func yamlText(_ value: String) -> String? {
    var findings: [Diagnostic] = []
    return YAMLValue.parse(value, file: "a.yml", findings: &findings)?.text
  }
}

import GuichetCore
import GuichetKnowledge
import Testing

@Suite struct CoverageTests {
  @Test(arguments: [
    ("2:67-68", "2:67-68"), ("2:68", "2:68"), (" 2 : 67 - 68 ", "2:67-68"), ("2:68-68", "2:68"),
  ])
  func referenceIsRead(text: String, canonical: String) {
    #expect(GuideReference(text)?.description == canonical)
  }

  @Test(arguments: [
    "", ":", "2", "2:", ":3", "2:0", "2:9-8", "2:-3", "2:3-", "2:3-4-5", "2:3:4", "a:1", "2:b",
    "2:99999999999999999999", "2:1–2",
  ])
  func malformedReferenceIsRefused(text: String) {
    #expect(GuideReference(text) == nil)
  }

  @Test(arguments: ["2:67-68", "2:60-63", "2:24-88", "1:1-3", "3:101-102", "2:63"])
  func referenceOnParagraphsHasNoFault(text: String) throws {
    let reference = try #require(GuideReference(text))
    #expect(try RealGuide.knowledge().fault(of: reference) == nil)
  }

  @Test func faultsAreTold() throws {
    let knowledge = try RealGuide.knowledge()
    func fault(_ text: String) throws -> GuideReference.Fault? {
      knowledge.fault(of: try #require(GuideReference(text)))
    }
    #expect(try fault("7:1") == .unknownSection([1, 2, 3, 4, 5, 6]))
    let second = try #require(LineRange(first: 24, last: 88))
    #expect(try fault("2:88-92") == .outsideSection(second))
    #expect(try fault("2:3-4") == .outsideSection(second))
    #expect(try fault("2:24-25") == .noParagraph)
    #expect(try fault("2:64") == .noParagraph)
    #expect(try fault("3:106-107") == .noParagraph)
    #expect(
      try fault("2:3-4")?.description
        == "ces lignes débordent de la section, qui va de la ligne 24 à la ligne 88 ; corrigez-les")
  }

  @Test func paragraphsOfAReferenceAreThoseItTouches() throws {
    let knowledge = try RealGuide.knowledge()
    let reference = try #require(GuideReference("2:66-72"))
    #expect(knowledge.paragraphs(at: reference).map(\.id) == ["2.17", "2.18", "2.19", "2.20"])
  }

  @Test func sectionIsFoundByItsLines() throws {
    let knowledge = try RealGuide.knowledge()
    let inside = try #require(LineRange(first: 60, last: 63))
    let across = try #require(LineRange(first: 80, last: 91))
    #expect(knowledge.section(containing: inside)?.number == 2)
    #expect(knowledge.section(containing: across) == nil)
  }

  @Test func uncoveredParagraphsAreListed() throws {
    let knowledge = try RealGuide.knowledge()
    let whole = knowledge.sections.map { GuideReference(section: $0.number, lines: $0.lines) }
    #expect(knowledge.uncovered(by: whole).isEmpty)
    #expect(knowledge.uncoveredLines(by: whole).isEmpty)
    #expect(
      knowledge.uncovered(by: []).count
        == knowledge.paragraphs.count { $0.kind != .subheading })
    let all = try ["1:1-22", "2:24-60", "2:65", "2:68-88", "3:90-107", "5:117-143", "6:144-151"]
      .map { try #require(GuideReference($0)) }
    #expect(knowledge.uncovered(by: all).map(\.id) == ["4.1"])
    #expect(knowledge.uncoveredLines(by: all) == [62, 63, 66, 111, 112, 113, 114, 115])
  }

  @Test func referenceOfAnotherSectionCoversNothing() throws {
    let knowledge = try RealGuide.knowledge()
    let lines = try #require(LineRange(first: 111, last: 115))
    let wrong = GuideReference(section: 5, lines: lines)
    #expect(knowledge.uncovered(by: [wrong]).contains { $0.id == "4.1" })
    #expect(knowledge.uncoveredLines(by: [wrong]).contains(111))
  }

  @Test func sourceOfAReplyNamesTheSection() throws {
    let reference = try #require(GuideReference("4:111-112"))
    let source = try #require(try RealGuide.knowledge().source(for: reference))
    #expect(source.section == "4")
    #expect(source.title == "Obtenir les accès dans PERFORM")
    #expect(source.lines == [111, 112])
  }

  @Test(arguments: [
    ("29", [29]), ("3-5", [3, 4, 5]), ("65, 62, 66, 63", [65, 62, 66, 63]),
    (" 1 - 2 ,4", [1, 2, 4]),
  ])
  func selectionOfLinesIsRead(text: String, lines: [Int]) {
    #expect(LineSelection.lines(text) == lines)
  }

  @Test(arguments: [
    "", ",", "1,", "0", "-1", "3-2", "1-2-3", "a", "1;2", "1-999999999", "99999999999999999999",
    "1-100000,1-2",
  ])
  func malformedSelectionIsRefused(text: String) {
    #expect(LineSelection.lines(text) == nil)
  }
}

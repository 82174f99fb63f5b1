import GuichetKnowledge
import Testing

@Suite struct KnowledgeIndexTests {
  @Test(arguments: [
    "l'information financière", "L’INFORMATION\u{A0}FINANCIÈRE", "clicSÉQUR - Entreprises",
    "clicSÉQUR —  Entreprises", "portail@mamh.gouv.qc.ca", "418\u{A0}691‑2010", "PGAMR",
    "https://www.portailmunicipal.gouv.qc.ca/sitepublic/", "« Aide en ligne »", "Nous joindre",
    "financie\u{300}re",
  ])
  func phraseOfTheGuideIsFound(phrase: String) throws {
    #expect(KnowledgeIndex(try RealGuide.knowledge()).contains(phrase: phrase))
  }

  @Test(arguments: [
    "", " ", "information financiere", "portail@mamh.gouv.qc", "mamh.gouv.qc.ca/x", "ortail",
    "portail@mamh.gouv.gc.ca", "https://www.portailmunicipal.gouv.qc.ca/", "691-2010",
    "418 691-2011", "à la section 3. Notez que", "municipal de votre organisatio",
    "clicSÉQUR – Citoyens", "suivante : portail@mamh.gouv.qc",
  ])
  func phraseTheGuideDoesNotHoldIsNotFound(phrase: String) throws {
    #expect(!KnowledgeIndex(try RealGuide.knowledge()).contains(phrase: phrase))
  }

  @Test(arguments: [
    (["navigateur"], "1.5"), (["Internet", "EXPLORER"], "1.5"), (["role"], "5.1"),
    (["rôles", "répondant"], "4.1"), (["trois", "points"], "5.9"), (["gouvernance"], "2.7"),
    (["téléphone"], "6.3"), (["mot de passe temporaire"], "1.3"), (["l'administration"], "2.9"),
    (["directions régionales"], "2.23"), (["Revenu Québec"], "2.13"),
  ])
  func wordsFindTheirPassage(words: [String], id: String) throws {
    let found = try RealGuide.knowledge().search(words)
    #expect(found.first?.paragraph.id == id)
    #expect(found.allSatisfy { $0.score > 0 && !$0.words.isEmpty })
    #expect(found.count <= 5)
  }

  @Test(arguments: [[], [""], ["xylophone"], ["’", "..."]])
  func wordsTheGuideLacksFindNothing(words: [String]) throws {
    #expect(try RealGuide.knowledge().search(words).isEmpty)
  }

  @Test func subheadingsLendTheirWordsAndAreNotFound() throws {
    let found = try RealGuide.knowledge().search(["gouvernance"], limit: 100)
    #expect(found.map(\.paragraph.id).sorted() == ["2.7", "2.8", "2.9"])
    #expect(found.allSatisfy { $0.paragraph.kind != .subheading })
  }

  @Test func repeatedWordsCountOnce() throws {
    let index = KnowledgeIndex(try RealGuide.knowledge())
    #expect(index.search(["rôle", "rôles", "ROLE"]) == index.search(["rôle"]))
    #expect(index.search(["rôle"], limit: 0).isEmpty)
    #expect(index.search(["rôle"], limit: -1).isEmpty)
  }

  @Test func matchNamesTheWordsItHolds() throws {
    let found = try RealGuide.knowledge().search(["répondant", "xylophone", "rôles"])
    #expect(found.first?.words == ["repondant", "role"])
  }

  @Test func emptyKnowledgeFindsNothing() {
    let empty = KnowledgeBase(title: "", file: "", digest: "", sections: [], facts: [:])
    #expect(empty.search(["a"]).isEmpty)
    #expect(!empty.contains(phrase: "a"))
  }
}

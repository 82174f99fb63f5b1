import GuichetKnowledge
import Testing

@Suite struct GuideFactsTests {
  @Test(arguments: [
    ("adresse-portail", "link", "https://www.portailmunicipal.gouv.qc.ca/sitepublic/", "2:29"),
    ("courriel-pgamr", "email", "portail@mamh.gouv.qc.ca", "3:102"),
    ("courriel-direction", "email", "information.financiere@mamh.gouv.qc.ca", "6:149"),
    ("telephone-direction", "telephone", "418 691-2010", "6:151"),
    (
      "direction", "name",
      "Direction de la normalisation, de l'information financière et du financement", "4:113-114"
    ),
    ("ministere", "name", "ministère des Affaires municipales et de l'Habitation", "1:7"),
    (
      "perform-nom", "name",
      "Prestation électronique de reddition financière des organismes municipaux", "1:3"
    ),
    (
      "pgamr-nom", "name", "Portail gouvernemental des affaires municipales et régionales",
      "1:15-16"
    ),
    ("clicsequr", "name", "clicSÉQUR – Entreprises", "1:11"),
    ("lien-inscription", "name", "Comment s'inscrire au portail", "2:31"),
    ("repertoire", "name", "Répertoire des municipalités", "2:78"),
    ("service-mise-a-jour", "name", "Mise à jour des données de la clientèle", "2:81"),
    ("services-en-ligne", "name", "Mes services en ligne", "5:125"),
    ("sommaire", "name", "Sommaire de l'information financière", "5:139"),
    ("aide-en-ligne", "name", "Aide en ligne", "5:142"),
    ("revenu-quebec", "name", "Revenu Québec", "2:53"),
    ("navigateur-exclu", "name", "Internet Explorer", "1:21"),
    ("rse-nom", "name", "responsable des services électroniques", "1:13-14"),
    ("repondant", "name", "répondant municipal", "4:111"),
  ])
  func factIsKnownWithItsPlace(id: String, kind: String, text: String, place: String) throws {
    let knowledge = try RealGuide.knowledge()
    let fact = try #require(knowledge.fact(id))
    #expect(fact.kind.rawValue == kind)
    #expect(fact.text == text)
    #expect(GuideReference(section: fact.section, lines: fact.lines).description == place)
    #expect(fact.places.first?.description == place)
    #expect(knowledge.contains(phrase: text))
  }

  @Test func everyPlaceOfAFactIsCitable() throws {
    let knowledge = try RealGuide.knowledge()
    #expect(knowledge.facts.count == 19)
    for (id, fact) in knowledge.facts {
      for place in fact.places {
        #expect(knowledge.fault(of: place) == nil, "\(id) \(place)")
      }
    }
  }

  @Test func factsAreSortedByKind() throws {
    let knowledge = try RealGuide.knowledge()
    #expect(knowledge.links.map(\.id) == ["adresse-portail"])
    #expect(
      knowledge.contacts.map(\.id)
        == ["courriel-direction", "courriel-pgamr", "telephone-direction"])
    #expect(knowledge.names.count == 15)
    #expect(knowledge.fact("inconnu") == nil)
  }

  @Test func factTextsArePlain() throws {
    for fact in try RealGuide.knowledge().facts.values {
      #expect(!fact.text.contains("’"))
      #expect(!fact.text.contains("\u{A0}"))
    }
  }
}

import Foundation
import GuichetAuthoring
import GuichetKnowledge
import PatternEngine
import Testing

@Suite struct GuideTextTests {
  @Test func guideHasItsSixSections() throws {
    let knowledge = try RealGuide.knowledge()
    #expect(
      knowledge.sections.map { "\($0.number). \($0.title)" } == [
        "1. Mise en contexte",
        "2. Obtenir un code clicSÉQUR – Entreprises",
        "3. S’authentifier au PGAMR",
        "4. Obtenir les accès dans PERFORM",
        "5. Accéder à PERFORM",
        "6. Nous joindre",
      ])
    #expect(
      knowledge.sections.map(\.lines.description) == [
        "1-22", "24-88", "90-107", "109-115", "117-143", "144-151",
      ])
  }

  @Test func stepsAreReadAsSteps() throws {
    let steps = try RealGuide.knowledge().steps
    try #require(
      steps.map { "\($0.id) \($0.marker ?? "?")" } == [
        "2.2 a", "2.3 b", "2.10 c", "3.2 a", "3.3 b", "3.4 c", "5.2 a", "5.3 b", "5.5 c",
      ])
    #expect(steps[1].text == "Cliquez sur « Comment s’inscrire au portail », sous le ruban bleu.")
  }

  @Test(arguments: [
    ("1.1", "au ministère des Affaires municipales et de l’Habitation (ci-après, Ministère)."),
    ("1.4", "vous pouvez accéder à PERFORM en passant directement à la section 3."),
    ("2.5", "(PGAMR) est un portail transactionnel sécurisé qui rend disponibles"),
    ("2.9", "est responsable de l’évolution et de la gestion du contenu de ses PES"),
    ("2.13", "votre organisation doit d’abord s’inscrire à clicSÉQUR – Entreprises auprès de"),
    ("2.21", "figure dans le « Répertoire des municipalités »."),
    ("3.5", "concernant l’accès au PGAMR à l’adresse suivante : portail@mamh.gouv.qc.ca."),
    ("4.1", "n’est plus à l’emploi de celle-ci, vous devez contacter la Direction de la"),
    ("4.1", "afin qu’elle puisse attribuer ce rôle à quelqu’un de votre organisme."),
    ("5.1", "Après vous être identifié au PGAMR et avoir obtenu vos rôles, vous pourrez"),
    ("6.1", "de l’une ou l’autre des façons suivantes :"),
    ("6.3", "Téléphone : 418 691-2010"),
  ])
  func passageIsRepaired(id: String, text: String) throws {
    let paragraph = try #require(try RealGuide.knowledge().paragraph(id))
    #expect(paragraph.text.contains(text))
  }

  @Test func lostPassagesAreMarkedAndNeverFilledIn() throws {
    let lost = try RealGuide.knowledge().paragraphs.filter { $0.gaps != nil }
    #expect(lost.map(\.id) == ["2.11", "2.17", "2.20", "2.25"])
    for paragraph in lost {
      #expect(paragraph.text.contains("[illisible"))
    }
    #expect(
      lost.first { $0.id == "2.17" }?.text
        == "Une ou plusieurs personnes sont identifiées dans votre organisation pour gérer "
        + "[illisible] au portail du PGAMR. Elles ont été désignées en tant que « responsable des "
        + "services électroniques (RSE) ». L’une de ces personnes sera en mesure de créer "
        + "[illisible] un accès au PGAMR.")
    #expect(lost.last?.text == "[illisible : les coordonnées se trouvent dans une image]")
  }

  @Test func passageReadInDisorderKeepsItsReadingOrder() throws {
    let knowledge = try RealGuide.knowledge()
    #expect(knowledge.paragraph("2.17")?.order == [65, 62, 66, 63])
    #expect(knowledge.paragraph("2.17")?.lines == LineRange(first: 62, last: 66))
    #expect(knowledge.paragraph("2.20")?.order == [74, 71, 75, 72])
  }

  @Test func wrongDomainIsNowhereInTheOutput() throws {
    let knowledge = try RealGuide.knowledge()
    #expect(try RealGuide.load().received.contains("gouv.gc.ca"))
    #expect(!knowledge.rendered().contains("gouv.gc"))
    #expect(!(try knowledge.json()).contains("gouv.gc"))
  }

  /// What the scan leaves behind when a correction is missing.
  @Test(arguments: [
    "'", " ’", "’ ", "\\bI’", "(?i)sequr", "[&®¥¢§<>*!]", " [a0-9] \\p{L}", "\\p{L}8\\b", "  ",
    "(?i)(?:er|ir|ez) a ", "(?i)\\b\\w*inist[eé]re", "[aA]cc[eé]s\\b", "(?i)gouvem", "\\bnest\\b",
    "https ", "\\b[bcdefghijklnopqrtuvwxz]\\b(?!’|\\))", "\\p{L}[:;?]", "«\\S", "\\S»", " [.,]",
    "\\b(?:ef|of|os|di|ser|no)\\b", "é\\p{L}*iere\\b", "érè", "éé", "èé",
  ])
  func nothingOfTheScanIsLeft(pattern: String) throws {
    let knowledge = try RealGuide.knowledge()
    let texts = knowledge.paragraphs.map(\.text) + knowledge.sections.map(\.title)
    let residue = try Pattern(pattern)
    for text in texts {
      let prose = text.replacing("https://", with: "")
      #expect(try residue.firstMatch(in: prose) == nil, "\(text)")
    }
  }

  @Test func everySentenceBeginsAndEnds() throws {
    for paragraph in try RealGuide.knowledge().paragraphs
    where paragraph.kind == .paragraph || paragraph.kind == .step {
      let first = try #require(paragraph.text.unicodeScalars.first)
      #expect(first.properties.isUppercase, "\(paragraph.text)")
      #expect(paragraph.text.hasSuffix(".") || paragraph.text.hasSuffix(" :"), "\(paragraph.text)")
    }
  }

  @Test func renderedGuideShowsStructure() throws {
    let text = try RealGuide.knowledge().rendered()
    #expect(text.hasPrefix("# Guide d’accès à PERFORM\n\n## 1. Mise en contexte\n\nL’application"))
    #expect(text.contains("\n\nb) Cliquez sur « Se connecter ».\n\n"))
    #expect(text.contains("\n\n### Gouvernance\n\n"))
    #expect(text.contains("\n> Mes services en ligne › Finances municipales › PERFORM › "))
    #expect(
      text.hasSuffix(
        "\n- Courriel : information.financiere@mamh.gouv.qc.ca\n- Téléphone : 418 691-2010\n"))
    let sourced = try RealGuide.knowledge().rendered(showingSources: true)
    #expect(sourced.contains("[4.1, lignes 111-115] Veuillez vous adresser"))
    #expect(sourced.contains("[2.1, ligne 27] Pour effectuer"))
  }

  @Test func wholeWordsOfTheCorrectedTextAreMostlyTheReceivedOnes() throws {
    // A correction mends letters; it does not write the guide. At least nine words in ten of the
    // built text occur in the received text letter for letter once accents and signs are folded.
    let guide = try RealGuide.load()
    let received = Set(words(guide.received))
    let built = words(try RealGuide.knowledge().rendered())
    let kept = built.count { received.contains($0) }
    #expect(Double(kept) / Double(built.count) > 0.9)
  }

  private func words(_ text: String) -> [String] {
    text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

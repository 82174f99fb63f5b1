import GuichetCore
import GuichetKnowledge
import Testing

@Suite struct KnowledgeBuildTests {
  @Test func smallGuideBuildsWithoutFinding() {
    #expect(SmallGuide.findings { _ in } == [])
    let knowledge = SmallGuide.knowledge
    #expect(knowledge.sections.map(\.title) == ["Accès", "Fin"])
    #expect(knowledge.sections.map(\.lines.description) == ["1-8", "9-11"])
    #expect(knowledge.paragraphs.map(\.id) == ["1.1", "1.2", "1.3", "2.1"])
    #expect(
      knowledge.paragraph("1.1")?.text
        == "Écrivez à l'adresse aide@exemple.qc.ca, ou ouvrez https://exemple.qc.ca/a.")
    #expect(knowledge.steps.map(\.marker) == ["a", "b"])
    #expect(knowledge.steps.map(\.text) == ["Ouvrez", "Lisez [illisible] la page"])
    #expect(knowledge.paragraph("1.3")?.gaps == ["coupé"])
  }

  @Test func unusedCorrectionIsFoundWhereItsPatternIs() {
    let findings = SmallGuide.findings {
      $0.corrections.append(
        .init(
          pattern: "jamais", replacement: "", reason: "x",
          location: GuichetCore.SourceLocation(file: "guide.yml", line: 12, column: 16)))
    }
    #expect(findings.map(\.id) == ["guide.correction.unused"])
    #expect(findings.first?.location.description == "guide.yml:12:16")
  }

  @Test func correctionOutsideItsLinesIsUnused() {
    let findings = SmallGuide.findings { $0.corrections[0].lines = [3] }
    #expect(
      findings.map(\.id).sorted() == ["guide.correction.unused", "guide.residue"])
  }

  @Test func correctionsApplyInOrderToTheTextAlreadyCorrected() {
    let findings = SmallGuide.findings {
      $0.corrections.append(
        .init(
          pattern: "(É)(crivez)", replacement: "$2-$1-$$1", reason: "x",
          location: SmallGuide.place(12)))
    }
    #expect(findings == [])
  }

  @Test func unusedLossIsFound() {
    let findings = SmallGuide.findings { $0.losses[0].lines = [6] }
    #expect(findings.map(\.id) == ["guide.correction.unused"])
    #expect(findings.first?.location == SmallGuide.place(20))
  }

  @Test func neighbouringLossesGiveOneMark() {
    var definition = SmallGuide.definition
    definition.losses.append(
      .init(pattern: "Lisez", reason: "coupé", lines: [8], location: SmallGuide.place(21)))
    definition.losses.append(
      .init(pattern: "la page", reason: "coupé", lines: [8], location: SmallGuide.place(22)))
    let built = KnowledgeBase.build(received: SmallGuide.received, definition: definition)
    #expect(built.findings == [])
    #expect(built.knowledge.paragraph("1.3")?.text == "[illisible]")
  }

  @Test(arguments: [("(a", 2), ("é)", 1), ("[b", 2)])
  func invalidPatternIsFoundAtItsFault(pattern: String, offset: Int) {
    let findings = SmallGuide.findings {
      $0.residue[0].pattern = pattern
      $0.residue[0].location = GuichetCore.SourceLocation(file: "guide.yml", line: 50, column: 16)
    }
    #expect(findings.map(\.id) == ["guide.pattern"])
    #expect(findings.first?.location.column == 16 + offset)
  }

  @Test func replacementCannotNameAMissingGroup() {
    let findings = SmallGuide.findings { $0.corrections[1].replacement = "Écrivez $2" }
    #expect(findings.map(\.id) == ["guide.correction.group"])
  }

  @Test func runawayPatternIsAFinding() {
    let findings = SmallGuide.findings {
      $0.corrections.append(
        .init(
          pattern: "^(?:\\w|\\w\\w|.)+[0-9]$",
          replacement: "", reason: "x", location: SmallGuide.place(12)))
    }
    #expect(findings.map(\.id) == ["guide.pattern.limit"])
  }

  @Test func replacementThatFeedsOnItselfIsStopped() {
    let findings = SmallGuide.findings {
      for _ in 0..<40 {
        $0.corrections.append(
          .init(
            pattern: "(.+)", replacement: "$1$1", reason: "x", lines: [10],
            location: SmallGuide.place(12)))
      }
    }
    #expect(findings.contains { $0.id == "guide.correction.too-long" })
  }

  @Test func everyLineHasOnePlace() {
    let findings = SmallGuide.findings {
      $0.sections[1].items[1].pieces = [[10]]
    }
    #expect(findings.map(\.id) == ["guide.line.twice", "guide.line.unplaced"])
    #expect(findings.first?.related == SmallGuide.place(41))
    #expect(findings.last?.location.description == "recu.txt:11:1")
  }

  @Test func linesOutsideTheTextAreFound() {
    let findings = SmallGuide.findings {
      $0.sections[1].items[0].pieces = [[10, 99]]
      $0.corrections[1].lines = [3, 99]
    }
    #expect(findings.map(\.id) == ["guide.lines.range", "guide.lines.range"])
  }

  @Test func sectionsFollowTheGuide() {
    let findings = SmallGuide.findings { $0.sections.swapAt(0, 1) }
    #expect(findings.contains { $0.id == "guide.section.order" })
  }

  @Test func headingBearsTheNumberOfItsSection() {
    let findings = SmallGuide.findings { $0.sections[1].number = 3 }
    #expect(findings.map(\.id) == ["guide.section.heading"])
  }

  @Test func guideWithoutSectionsIsFound() {
    let findings = SmallGuide.findings { $0.sections = [] }
    #expect(findings.contains { $0.id == "guide.section.none" })
  }

  @Test func stepsAreLetteredInOrder() {
    let swapped = SmallGuide.findings { $0.sections[0].items.swapAt(1, 2) }
    #expect(swapped.map(\.id) == ["guide.step.order"])
    let plain = SmallGuide.findings { $0.sections[1].items[0].kind = .step }
    #expect(plain.map(\.id) == ["guide.step.letter"])
  }

  @Test func blankItemIsFound() {
    let findings = SmallGuide.findings {
      $0.sections[0].items.append(
        .init(kind: .paragraph, pieces: [[2]], location: SmallGuide.place(33)))
    }
    #expect(findings.map(\.id) == ["guide.item.empty"])
  }

  @Test func factTheGuideDoesNotStateIsFound() {
    let findings = SmallGuide.findings { $0.facts[2].text = "Le début des choses" }
    #expect(findings.map(\.id) == ["guide.fact.missing"])
    #expect(findings.first?.location == SmallGuide.place(62))
  }

  @Test func factIsDefinedOnce() {
    let findings = SmallGuide.findings { $0.facts[2].id = "page" }
    #expect(findings.map(\.id) == ["guide.fact.duplicate"])
  }

  @Test func factHasTheFormOfItsKind() {
    let findings = SmallGuide.findings { $0.facts[2].kind = .telephone }
    #expect(findings.map(\.id) == ["guide.fact.kind"])
    let name = SmallGuide.findings { $0.facts[0].kind = .name }
    #expect(name.map(\.id).contains("guide.fact.kind"))
  }

  @Test func addressThatIsNoFactIsFound() {
    let findings = SmallGuide.findings { $0.facts.removeFirst() }
    #expect(findings.map(\.id) == ["guide.fact.undeclared"])
    #expect(findings.first?.location.description == "recu.txt:3:1")
  }

  @Test func residueIsFoundInTitlesAndParagraphs() {
    let findings = SmallGuide.findings { $0.residue[0].pattern = "Fin" }
    #expect(findings.map(\.location.line) == [9, 10])
    #expect(Set(findings.map(\.id)) == ["guide.residue"])
  }

  @Test func changedReceivedTextIsFound() {
    let built = KnowledgeBase.build(
      received: SmallGuide.received + "\n", definition: SmallGuide.definition)
    #expect(built.findings.map(\.id) == ["guide.received.changed"])
    #expect(built.findings.first?.location == SmallGuide.place(3))
  }

  @Test func carriageReturnsDoNotChangeTheLines() {
    var definition = SmallGuide.definition
    let received = SmallGuide.received.replacing("\n", with: "\r\n")
    definition.digest = SHA256.hexadecimal(of: received)
    let built = KnowledgeBase.build(received: received, definition: definition)
    #expect(built.findings == [])
    #expect(built.knowledge.sections == SmallGuide.knowledge.sections)
  }

  @Test func emptyTextGivesFindings() {
    let built = KnowledgeBase.build(received: "", definition: SmallGuide.definition)
    #expect(built.findings.contains { $0.id == "guide.received.changed" })
    #expect(built.findings.contains { $0.id == "guide.section.none" })
  }

  @Test func digestCoversTextAndDefinition() {
    let digest = SmallGuide.knowledge.digest
    var definition = SmallGuide.definition
    definition.corrections[0].reason = "autre raison"
    #expect(
      KnowledgeBase.build(received: SmallGuide.received, definition: definition).knowledge.digest
        != digest)
    #expect(
      KnowledgeBase.build(received: SmallGuide.received + " ", definition: SmallGuide.definition)
        .knowledge.digest != digest)
    definition = SmallGuide.definition
    definition.corrections[0].location.line += 7
    #expect(
      KnowledgeBase.build(received: SmallGuide.received, definition: definition).knowledge.digest
        == digest)
  }
}

import GuichetCore

extension GuideBuilder {
  /// Finds the places of the facts.
  mutating func buildFacts(
    _ sections: [KnowledgeBase.Section]
  ) -> [String: KnowledgeBase.Fact] {
    let folded = sections.map { section in
      section.paragraphs.map { Array(PhraseFolding.fold($0.text).unicodeScalars) }
    }
    var facts: [String: KnowledgeBase.Fact] = [:]
    for fact in definition.facts {
      checkKind(of: fact)
      let phrase = Array(PhraseFolding.fold(fact.text).unicodeScalars)
      var places: [GuideReference] = []
      for (section, texts) in zip(sections, folded) {
        for (paragraph, text) in zip(section.paragraphs, texts)
        where PhraseFolding.contains(phrase, in: text) {
          places.append(
            GuideReference(section: section.number, lines: lines(of: phrase, in: paragraph)))
        }
      }
      guard let built = KnowledgeBase.Fact(kind: fact.kind, text: fact.text, places: places) else {
        findings.append(
          Diagnostic(
            "guide.fact.missing",
            "« \(fact.text) » ne figure pas dans le texte corrigé du guide ; un fait vient du guide"
              + " seul, corrigez-le ou retirez-le", at: fact.location))
        continue
      }
      if facts[fact.id] != nil {
        findings.append(
          Diagnostic(
            "guide.fact.duplicate", "le fait « \(fact.id) » est déjà défini ; gardez-en un",
            at: fact.location))
        continue
      }
      facts[fact.id] = built
    }
    return facts
  }

  /// The fewest neighbouring lines of a paragraph, in reading order, that hold a phrase.
  private func lines(
    of phrase: [Unicode.Scalar], in paragraph: KnowledgeBase.Paragraph
  ) -> LineRange {
    let order = paragraph.order
    // A phrase is rarely on more than three lines; the whole paragraph is right too, only wider.
    for width in 1...max(1, min(4, order.count)) {
      for start in order.indices.dropLast(width - 1) {
        let window = order[start..<start + width]
        let text = Array(PhraseFolding.fold(joined(window)).unicodeScalars)
        if PhraseFolding.contains(phrase, in: text), let lines = LineRange(holding: window) {
          return lines
        }
      }
    }
    return paragraph.lines
  }

  private mutating func checkKind(of fact: GuideDefinition.Fact) {
    let found = AddressScanner.addresses(in: fact.text)
    let fits =
      switch fact.kind {
      case .name: found.isEmpty && !PhraseFolding.fold(fact.text).isEmpty
      case .link, .email, .telephone:
        found == [AddressScanner.Address(kind: fact.kind, text: fact.text)]
      }
    guard !fits else { return }
    findings.append(
      Diagnostic(
        "guide.fact.kind",
        "« \(fact.text) » n'a pas la forme d'un fait de genre « \(fact.kind.rawValue) » ; corrigez"
          + " le texte ou le genre", at: fact.location))
  }

  /// Every address in the guide is a declared fact: one that is not is new, or misread.
  mutating func checkAddresses(_ knowledge: KnowledgeBase) {
    let declared = Set(
      knowledge.facts.values.map { [$0.kind.rawValue, PhraseFolding.fold($0.text)] })
    for paragraph in knowledge.paragraphs {
      for address in AddressScanner.addresses(in: paragraph.text)
      where !declared.contains([address.kind.rawValue, PhraseFolding.fold(address.text)]) {
        findings.append(
          Diagnostic(
            "guide.fact.undeclared",
            "« \(address.text) » n'est pas un fait déclaré ; déclarez-le dans « facts » s'il est"
              + " juste, corrigez-le s'il est mal lu", at: place(paragraph.lines.first),
            related: definition.location))
      }
    }
  }
}

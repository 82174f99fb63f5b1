import GuichetCore

extension GuideBuilder {
  /// Builds the sections, in the order of the definition.
  mutating func buildSections() -> [KnowledgeBase.Section] {
    var sections: [KnowledgeBase.Section] = []
    for definition in definition.sections {
      guard let section = buildSection(definition) else { continue }
      if let previous = sections.last,
        section.number <= previous.number || section.lines.first <= previous.lines.last
      {
        findings.append(
          Diagnostic(
            "guide.section.order",
            "la section \(section.number) (\(section.lines.inFrench)) suit la section"
              + " \(previous.number) (\(previous.lines.inFrench)) ; les sections vont dans l'ordre"
              + " du guide, sans se chevaucher", at: definition.location))
        continue
      }
      sections.append(section)
    }
    if sections.isEmpty {
      findings.append(
        Diagnostic(
          "guide.section.none", "le guide n'a aucune section ; décrivez-les dans « structure »",
          at: definition.location))
    }
    return sections
  }

  private mutating func buildSection(
    _ section: GuideDefinition.Section
  ) -> KnowledgeBase.Section? {
    let heading = take(section.heading, at: section.location)
    var used = heading
    var paragraphs: [KnowledgeBase.Paragraph] = []
    var steps = StepLetters()
    var subheading: String?
    for item in section.items {
      let pieces = item.pieces.map { take($0, at: item.location) }.filter { !$0.isEmpty }
      let order = pieces.flatMap { $0 }
      guard let lines = LineRange(holding: order) else {
        findings.append(
          Diagnostic(
            "guide.item.empty", "ces lignes sont vides ; retirez l'entrée ou corrigez les numéros",
            at: item.location))
        continue
      }
      used += order
      guard let kind = item.kind else { continue }
      var text = pieces.map { joined($0) }.joined(separator: item.joint)
      var letter: String?
      if kind == .step { letter = takeLetter(of: &text, steps: &steps, at: item.location) }
      let id = "\(section.number).\(paragraphs.count + 1)"
      if kind == .subheading || kind == .step { subheading = nil }
      let gaps = order.flatMap { self.gaps[$0] ?? [] }
      paragraphs.append(
        KnowledgeBase.Paragraph(
          id: id, kind: kind, text: text, marker: letter, lines: lines, order: order,
          under: subheading, gaps: gaps.isEmpty ? nil : gaps))
      if kind == .subheading { subheading = id }
    }
    guard let lines = LineRange(holding: used) else { return nil }
    return KnowledgeBase.Section(
      number: section.number, title: title(of: section, heading: heading, lines: lines),
      lines: lines, paragraphs: paragraphs)
  }

  private mutating func title(
    of section: GuideDefinition.Section, heading: [Int], lines: LineRange
  ) -> String {
    let text = joined(heading)
    let number = "\(section.number). "
    guard text.hasPrefix(number), heading.contains(lines.first) else {
      findings.append(
        Diagnostic(
          "guide.section.heading",
          "la section \(section.number) doit commencer par un titre « \(number)… » ; ces lignes"
            + " donnent « \(text) »", at: section.location, related: place(heading.first ?? 1)))
      return text
    }
    return String(text.dropFirst(number.count))
  }

  private mutating func takeLetter(
    of text: inout String, steps: inout StepLetters, at location: SourceLocation
  ) -> String? {
    guard let (letter, rest) = StepLetters.split(text) else {
      findings.append(
        Diagnostic(
          "guide.step.letter",
          "une étape commence par sa lettre, comme « a) » ; ces lignes donnent « \(text) »",
          at: location))
      return nil
    }
    text = rest
    if !steps.accept(letter) {
      findings.append(
        Diagnostic(
          "guide.step.order",
          "l'étape « \(letter)) » ne suit pas la précédente ; vérifiez l'ordre des lignes",
          at: location))
    }
    return String(letter)
  }
}

/// The letters of a section's steps: they begin at *a* and follow each other.
private struct StepLetters {
  private var last: Unicode.Scalar?

  /// Splits `a) Cliquez` into the letter and the rest.
  static func split(_ text: String) -> (Unicode.Scalar, String)? {
    let scalars = text.unicodeScalars
    guard let letter = scalars.first, ("a"..."z").contains(letter),
      scalars.dropFirst().starts(with: ") ".unicodeScalars)
    else { return nil }
    return (letter, String(scalars.dropFirst(3)))
  }

  /// Takes the next letter; `false` when it is neither *a* nor the one after the last.
  mutating func accept(_ letter: Unicode.Scalar) -> Bool {
    defer { last = letter }
    return letter == "a" || letter.value == (last?.value ?? 0) + 1
  }
}

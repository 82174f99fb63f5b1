public import GuichetCore

extension KnowledgeBase {
  /// What is wrong with a reference, or `nil` when its lines lie in its section and touch a
  /// paragraph.
  public func fault(of reference: GuideReference) -> GuideReference.Fault? {
    guard let section = section(reference.section) else {
      return .unknownSection(sections.map(\.number))
    }
    guard section.lines.contains(reference.lines) else { return .outsideSection(section.lines) }
    return paragraphs(at: reference).isEmpty ? .noParagraph : nil
  }

  /// The paragraphs that have a line in the reference, in reading order.
  public func paragraphs(at reference: GuideReference) -> [Paragraph] {
    guard let section = section(reference.section) else { return [] }
    return section.paragraphs.filter { $0.order.contains(where: reference.lines.contains) }
  }

  /// The paragraphs that no reference touches, in reading order; sub-headings say nothing by
  /// themselves and are left out.
  public func uncovered(by references: some Sequence<GuideReference>) -> [Paragraph] {
    let covered = Set(references.flatMap { paragraphs(at: $0) }.map(\.id))
    return paragraphs.filter { $0.kind != .subheading && !covered.contains($0.id) }
  }

  /// The lines of paragraphs that no reference holds, in ascending order; sub-headings are left out.
  public func uncoveredLines(by references: some Sequence<GuideReference>) -> [Int] {
    let references = Array(references)
    return sections.flatMap { section in
      let cited = references.filter { $0.section == section.number }.map(\.lines)
      return section.paragraphs.filter { $0.kind != .subheading }.flatMap(\.order)
        .filter { line in !cited.contains { $0.contains(line) } }
    }.sorted()
  }

  /// The reference as a reply shows it, or `nil` when the guide has no such section.
  public func source(for reference: GuideReference) -> SourceReference? {
    section(reference.section).map { section in
      SourceReference(
        section: String(section.number), title: section.title,
        lines: [reference.lines.first, reference.lines.last])
    }
  }
}

import GuichetCore
import GuichetKnowledge

/// Reads the `structure` of `guide/guide.yml`: sections, and what each of their lines is.
enum GuideStructure {
  /// Reads one section.
  static func section(
    _ value: YAMLValue, _ findings: inout [Diagnostic]
  ) -> GuideDefinition.Section? {
    guard
      let fields = value.fields(
        "la section", known: ["section", "heading", "items"],
        required: ["section", "heading", "items"], findings: &findings),
      let number = fields["section"]?.integer("section", findings: &findings),
      let heading = selection(fields["heading"], &findings),
      let items = fields["items"]
    else { return nil }
    return GuideDefinition.Section(
      number: number, heading: heading.value ?? [],
      items: items.list("items", findings: &findings).compactMap { item($0, &findings) },
      location: value.location)
  }

  /// Reads one item: `paragraph: 3-8`, `drop: 106-107` with its reason.
  private static func item(
    _ value: YAMLValue, _ findings: inout [Diagnostic]
  ) -> GuideDefinition.Item? {
    let kinds = KnowledgeBase.Paragraph.Kind.allCases.map(\.rawValue)
    guard
      let fields = value.fields(
        "le passage", known: Set(kinds + ["drop", "joint", "reason"]), findings: &findings)
    else { return nil }
    let given = (kinds + ["drop"]).filter { fields[$0] != nil }
    guard given.count == 1, let name = given.first, let lines = fields[name] else {
      findings.append(
        Diagnostic(
          "guide.item.kind",
          "un passage a une seule nature ; écrivez l'une de ces clés : "
            + (kinds + ["drop"]).joined(separator: ", "), at: value.location))
      return nil
    }
    if name == "drop", fields["reason"]?.text?.isEmpty ?? true {
      findings.append(
        Diagnostic(
          "guide.drop.reason", "des lignes retirées le sont pour une raison ; ajoutez « reason »",
          at: value.location))
    }
    let pieces = lines.list(name, findings: &findings).compactMap { selection($0, &findings) }
    return GuideDefinition.Item(
      kind: KnowledgeBase.Paragraph.Kind(rawValue: name), pieces: pieces.compactMap(\.value),
      joint: fields["joint"]?.text("joint", findings: &findings) ?? " ",
      location: lines.location)
  }

  /// Lines named by an author, which can be none at all.
  struct Selection {
    /// The lines, or `nil` when the key is not there.
    let value: [Int]?
  }

  /// Reads lines; `nil` is a finding.
  static func selection(_ value: YAMLValue?, _ findings: inout [Diagnostic]) -> Selection? {
    guard let value else { return Selection(value: nil) }
    guard let text = value.text("les lignes", findings: &findings) else { return nil }
    if let lines = LineSelection.lines(text) { return Selection(value: lines) }
    findings.append(
      Diagnostic(
        "guide.lines",
        "« \(text) » ne désigne pas de lignes ; écrivez par exemple 29, 3-8 ou « 65, 62, 66 »",
        at: value.location))
    return nil
  }
}

package import GuichetCore
package import GuichetKnowledge

/// Reads `guide/guide.yml`: what an author says about the received text of the guide.
package enum GuideLoader {
  /// Where the definition is when nobody says otherwise, relative to the bot's directory.
  package static let defaultFile = "guide/guide.yml"

  /// Reads the definition and the received text it names.
  ///
  /// - Parameters:
  ///   - directory: The bot's directory.
  ///   - file: The definition's path in it.
  ///   - findings: Takes everything wrong with either file.
  /// - Returns: Both, or `nil` when one cannot be read at all. A definition with findings can lack
  ///   the entries they are about.
  package static func load(
    _ directory: BotDirectory, file: String = defaultFile, findings: inout [Diagnostic]
  ) -> (definition: GuideDefinition, received: String)? {
    guard let text = directory.text(of: file, findings: &findings),
      let value = YAMLValue.parse(text, file: file, findings: &findings),
      let definition = definition(value, findings: &findings)
    else { return nil }
    var missing: [Diagnostic] = []
    guard let received = directory.text(of: definition.file, findings: &missing) else {
      findings += missing.map { finding in
        var finding = finding
        finding.related = definition.location
        return finding
      }
      return nil
    }
    return (definition, received)
  }

  /// Reads the definition from its YAML; `nil` when it names no received text.
  package static func definition(
    _ value: YAMLValue, findings: inout [Diagnostic]
  ) -> GuideDefinition? {
    guard
      let fields = value.fields(
        "le guide",
        known: [
          "title", "file", "sha256", "corrections", "lost", "structure", "residue", "facts",
        ],
        required: ["title", "file", "sha256", "structure", "facts"], findings: &findings),
      let file = fields["file"]?.text("file", findings: &findings)
    else { return nil }
    return GuideDefinition(
      title: fields["title"]?.text("title", findings: &findings) ?? "",
      file: file,
      digest: fields["sha256"]?.text("sha256", findings: &findings) ?? "",
      digestLocation: fields["sha256"]?.contentLocation ?? value.location,
      corrections: entries(fields["corrections"], "corrections", correction, &findings),
      losses: entries(fields["lost"], "lost", loss, &findings),
      sections: entries(fields["structure"], "structure", GuideStructure.section, &findings),
      residue: entries(fields["residue"], "residue", residue, &findings),
      facts: facts(fields["facts"], findings: &findings), location: value.location)
  }

  private static func entries<Entry>(
    _ value: YAMLValue?, _ what: String,
    _ read: (YAMLValue, inout [Diagnostic]) -> Entry?, _ findings: inout [Diagnostic]
  ) -> [Entry] {
    guard let value else { return [] }
    return value.list(what, findings: &findings).compactMap { read($0, &findings) }
  }

  private static func correction(
    _ value: YAMLValue, _ findings: inout [Diagnostic]
  ) -> GuideDefinition.Correction? {
    guard
      let fields = value.fields(
        "la correction", known: ["pattern", "replacement", "reason", "lines"],
        required: ["pattern", "replacement", "reason"], findings: &findings),
      let (pattern, location) = pattern(in: fields, &findings),
      let replacement = fields["replacement"]?.text("replacement", findings: &findings),
      let reason = reason(in: fields, &findings),
      let lines = GuideStructure.selection(fields["lines"], &findings)
    else { return nil }
    return GuideDefinition.Correction(
      pattern: pattern, replacement: replacement, reason: reason, lines: lines.value,
      location: location)
  }

  private static func loss(
    _ value: YAMLValue, _ findings: inout [Diagnostic]
  ) -> GuideDefinition.Loss? {
    guard
      let fields = value.fields(
        "le passage perdu", known: ["pattern", "label", "reason", "lines"],
        required: ["pattern", "reason"], findings: &findings),
      let (pattern, location) = pattern(in: fields, &findings),
      let reason = reason(in: fields, &findings),
      let lines = GuideStructure.selection(fields["lines"], &findings)
    else { return nil }
    return GuideDefinition.Loss(
      pattern: pattern, label: fields["label"]?.text("label", findings: &findings),
      reason: reason, lines: lines.value, location: location)
  }

  private static func residue(
    _ value: YAMLValue, _ findings: inout [Diagnostic]
  ) -> GuideDefinition.Residue? {
    guard
      let fields = value.fields(
        "le reste interdit", known: ["pattern", "reason"], required: ["pattern", "reason"],
        findings: &findings),
      let (pattern, location) = pattern(in: fields, &findings),
      let reason = reason(in: fields, &findings)
    else { return nil }
    return GuideDefinition.Residue(pattern: pattern, reason: reason, location: location)
  }

  private static func pattern(
    in fields: YAMLFields, _ findings: inout [Diagnostic]
  ) -> (String, SourceLocation)? {
    guard let value = fields["pattern"],
      let pattern = value.text("pattern", findings: &findings)
    else { return nil }
    return (pattern, value.contentLocation)
  }

  /// The reason, which may not be empty: a change to the guide without one cannot be reviewed.
  private static func reason(
    in fields: YAMLFields, _ findings: inout [Diagnostic]
  ) -> String? {
    guard let value = fields["reason"], let text = value.text("reason", findings: &findings) else {
      return nil
    }
    guard text.isEmpty else { return text }
    findings.append(
      Diagnostic("guide.reason.empty", "la raison est vide ; écrivez-la", at: value.location))
    return nil
  }

  private static func facts(
    _ value: YAMLValue?, findings: inout [Diagnostic]
  ) -> [GuideDefinition.Fact] {
    guard let value else { return [] }
    guard let entries = value.entries else {
      findings.append(
        Diagnostic(
          "yaml.type", "facts : un bloc « nom: { kind, text } » est attendu ici",
          at: value.location))
      return []
    }
    return entries.compactMap { key, value in
      guard let id = key.text("facts", findings: &findings),
        let fields = value.fields(
          "le fait « \(id) »", known: ["kind", "text"], required: ["kind", "text"],
          findings: &findings),
        let place = fields["text"],
        let text = place.text("text", findings: &findings),
        let kind = kind(fields["kind"], among: KnowledgeBase.Fact.Kind.self, &findings)
      else { return nil }
      return GuideDefinition.Fact(id: id, kind: kind, text: text, location: place.contentLocation)
    }
  }

  private static func kind<Kind: RawRepresentable<String> & CaseIterable>(
    _ value: YAMLValue?, among kinds: Kind.Type, _ findings: inout [Diagnostic]
  ) -> Kind? {
    guard let value, let text = value.text("kind", findings: &findings) else { return nil }
    if let kind = Kind(rawValue: text) { return kind }
    let known = kinds.allCases.map(\.rawValue)
    let hint =
      EditDistance.nearest(to: text, among: known).map { "vouliez-vous dire « \($0) » ?" }
      ?? "genres possibles : \(known.joined(separator: ", "))"
    findings.append(
      Diagnostic(
        "guide.kind.unknown", "le genre « \(text) » n'existe pas ; \(hint)", at: value.location))
    return nil
  }
}

import GuichetCore
import GuichetDialogue

/// Reads `migrations:`, what facts, values and steps were called in conversations that go on.
///
/// ```yaml
/// migrations:
///   - { fact: code, to: hasCode, values: { oui: yes, non: no } }
///   - { step: code.question, to: code.ask }
/// ```
enum MigrationLoader {
  private static let keys: Set<String> = ["fact", "to", "values", "step"]

  /// An entry with the places of what it names.
  private struct Entry {
    var migration: Migration
    var from: SourceLocation
    var to: SourceLocation
    var values: [(old: String, new: String, key: SourceLocation, value: SourceLocation)] = []
  }

  /// The migrations, checked: what they lead to exists, what they leave does not any more.
  static func migrations(
    _ value: YAMLValue?, facts: [Flow.Fact], steps: [String], findings: inout [Diagnostic]
  ) -> [Migration] {
    guard let value else { return [] }
    let entries = value.list("migrations", findings: &findings).compactMap {
      entry($0, findings: &findings)
    }
    for (position, entry) in entries.enumerated() {
      let later = entries[(position + 1)...].map(\.migration)
      check(entry, later: Array(later), facts: facts, steps: steps, findings: &findings)
    }
    return entries.map(\.migration)
  }

  private static func entry(_ value: YAMLValue, findings: inout [Diagnostic]) -> Entry? {
    guard let fields = value.fields("migration", known: keys, findings: &findings) else {
      return nil
    }
    switch (fields["fact"], fields["step"]) {
    case (let fact?, nil):
      guard let name = fact.text("fact", findings: &findings) else { return nil }
      let to = fields["to"]?.text("to", findings: &findings) ?? name
      let values = (fields["values"]?.entries("values", findings: &findings) ?? [])
        .compactMap { key, value in
          key.text("ancienne valeur", findings: &findings).flatMap { old in
            value.text("valeur", findings: &findings).map {
              (old: old, new: $0, key: key.contentLocation, value: value.contentLocation)
            }
          }
        }
      if fields["to"] == nil, values.isEmpty {
        findings.append(
          Diagnostic(
            "dialogue.migration.empty",
            "cette migration ne change rien ; ajoutez « to » (le nouveau nom du fait) ou « values »",
            at: fields.location))
      }
      let renamed = Dictionary(values.map { ($0.old, $0.new) }) { first, _ in first }
      return Entry(
        migration: .fact(from: name, to: to, values: renamed), from: fact.contentLocation,
        to: (fields["to"] ?? fact).contentLocation, values: values)
    case (nil, let step?):
      guard let id = step.text("step", findings: &findings) else { return nil }
      guard let place = fields["to"], let to = place.text("to", findings: &findings) else {
        findings.append(
          Diagnostic(
            "yaml.missing-key", "migration : la clé « to » manque (le nouveau nom de l'étape)",
            at: fields.location))
        return nil
      }
      return Entry(
        migration: .step(from: id, to: to), from: step.contentLocation, to: place.contentLocation)
    default:
      findings.append(
        Diagnostic(
          "dialogue.migration.kind",
          "une migration nomme soit un fait (« fact »), soit une étape (« step »)",
          at: fields.location))
      return nil
    }
  }

  private static func check(
    _ entry: Entry, later: [Migration], facts: [Flow.Fact], steps: [String],
    findings: inout [Diagnostic]
  ) {
    switch entry.migration {
    case .step(let from, let to):
      if steps.contains(from) {
        findings.append(stillThere("l'étape « \(from) »", at: entry.from))
      }
      let now = later.applied(toStep: to)
      if !steps.contains(now) {
        findings.append(unknown("l'étape « \(to) »", to, among: steps, at: entry.to))
      }
    case .fact(let from, let to, _):
      if from != to, facts.contains(where: { $0.name == from }) {
        findings.append(stillThere("le fait « \(from) »", at: entry.from))
      }
      let name = later.applied(toFact: FactValue(to, "")).fact
      guard let fact = facts.first(where: { $0.name == name }) else {
        findings.append(unknown("le fait « \(to) »", to, among: facts.map(\.name), at: entry.to))
        return
      }
      for value in entry.values {
        if from == to, fact.values.contains(value.old) {
          findings.append(stillThere("la valeur « \(value.old) »", at: value.key))
        }
        let now = later.applied(toFact: FactValue(to, value.new)).value
        if !fact.values.contains(now) {
          findings.append(
            unknown(
              "la valeur « \(value.new) » de « \(name) »", value.new, among: fact.values,
              at: value.value))
        }
      }
    }
  }

  private static func stillThere(_ what: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "dialogue.migration.current",
      "\(what) existe toujours ; une migration ne renomme que ce qui n'est plus déclaré", at: place)
  }

  private static func unknown(
    _ what: String, _ name: String, among names: [String], at place: SourceLocation
  ) -> Diagnostic {
    let hint = EditDistance.nearest(to: name, among: names).map {
      " ; vouliez-vous dire « \($0) » ?"
    }
    return Diagnostic(
      "dialogue.migration.unknown",
      "\(what) n'existe pas\(hint ?? " ; possibles : \(names.joined(separator: ", "))")", at: place)
  }
}

import GuichetCore
import GuichetDialogue

/// Reads facts and conditions: `{ hasCode: yes, rse: [known, none] }`.
enum FactReader {
  /// The facts of a mapping, in order; a finding for anything that is not `fact: value`.
  static func facts(_ value: YAMLValue?, findings: inout [Diagnostic]) -> [FactValue] {
    terms(value, findings: &findings).compactMap { term in
      term.values.first.map { FactValue(term.fact, $0) }
    }
  }

  /// A condition; empty when there is no mapping.
  static func condition(_ value: YAMLValue?, findings: inout [Diagnostic]) -> Condition {
    Condition(terms(value, findings: &findings))
  }

  private static func terms(
    _ value: YAMLValue?, findings: inout [Diagnostic]
  ) -> [(fact: String, values: [String])] {
    guard let value else { return [] }
    guard let entries = value.entries else {
      findings.append(
        Diagnostic(
          "yaml.type", "un bloc « fait: valeur » est attendu ici", at: value.location))
      return []
    }
    return entries.compactMap { key, value in
      guard let fact = key.text("nom de fait", findings: &findings) else { return nil }
      return (fact, value.texts("valeur de « \(fact) »", findings: &findings).map(\.text))
    }
  }
}

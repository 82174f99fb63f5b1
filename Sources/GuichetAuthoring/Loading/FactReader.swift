import GuichetCore
import GuichetDialogue

/// Reads facts and conditions: `{ hasCode: yes, rse: [known, none] }`.
enum FactReader {
  private typealias Place<Value> = (value: Value, at: SourceLocation)

  /// The facts of a mapping, in order; a finding for anything that is not `fact: value`.
  ///
  /// - Parameters:
  ///   - value: The mapping.
  ///   - declared: The facts of the situation; given, others are findings.
  ///   - findings: Takes the findings.
  /// - Returns: The facts with their values.
  static func facts(
    _ value: YAMLValue?, declared: [Flow.Fact]? = nil, findings: inout [Diagnostic]
  ) -> [FactValue] {
    terms(value, findings: &findings).compactMap { fact, values in
      check(fact, values, declared: declared, allowsUnknown: false, findings: &findings)
      if values.count != 1 {
        findings.append(
          Diagnostic(
            "yaml.type", "« \(fact.value) » : une seule valeur est attendue ici", at: fact.at))
      }
      return values.first.map { FactValue(fact.value, $0.value) }
    }
  }

  /// A condition; empty when there is no mapping.
  ///
  /// - Parameters:
  ///   - value: The mapping.
  ///   - declared: The facts of the situation; given, others are findings.
  ///   - findings: Takes the findings.
  /// - Returns: The condition.
  static func condition(
    _ value: YAMLValue?, declared: [Flow.Fact]? = nil, findings: inout [Diagnostic]
  ) -> Condition {
    let terms = terms(value, findings: &findings)
    for (fact, values) in terms {
      check(fact, values, declared: declared, allowsUnknown: true, findings: &findings)
    }
    return Condition(terms.map { ($0.fact.value, $0.values.map(\.value)) })
  }

  private static func check(
    _ name: Place<String>, _ values: [Place<String>], declared: [Flow.Fact]?, allowsUnknown: Bool,
    findings: inout [Diagnostic]
  ) {
    guard let declared else { return }
    guard let fact = declared.first(where: { $0.name == name.value }) else {
      let hint = EditDistance.nearest(to: name.value, among: declared.map(\.name)).map {
        " ; vouliez-vous dire « \($0) » ?"
      }
      findings.append(
        Diagnostic(
          "dialogue.fact.unknown",
          "le fait « \(name.value) » n'existe pas\(hint ?? " ; déclarez-le sous situation")",
          at: name.at))
      return
    }
    for (value, place) in values where !fact.values.contains(value) {
      if allowsUnknown, value == Situation.unknown { continue }
      findings.append(
        Diagnostic(
          "dialogue.value.unknown",
          "« \(fact.name) » ne prend pas la valeur « \(value) » ; valeurs possibles : \(fact.values.joined(separator: ", "))",
          at: place))
    }
  }

  private static func terms(
    _ value: YAMLValue?, findings: inout [Diagnostic]
  ) -> [(fact: Place<String>, values: [Place<String>])] {
    guard let value else { return [] }
    guard let entries = value.entries else {
      findings.append(
        Diagnostic(
          "yaml.type", "un bloc « fait: valeur » est attendu ici", at: value.location))
      return []
    }
    return entries.compactMap { key, value in
      guard let fact = key.text("nom de fait", findings: &findings) else { return nil }
      let values = value.texts("valeur de « \(fact) »", findings: &findings)
      return ((fact, key.contentLocation), values.map { ($0.text, $0.at) })
    }
  }
}

package import GuichetCore

/// What something in stored conversations was called before the bot was edited, and what it is now.
///
/// Migrations are applied in the order of the file, so that what was renamed twice takes two entries.
public enum Migration: Hashable, Sendable {
  /// A fact that has another name or other values now; values that are not listed stay as they are.
  case fact(from: String, to: String, values: [String: String])
  /// A step that has another id now.
  case step(from: String, to: String)
}

extension [Migration] {
  /// What a fact told to an earlier version is now; it may still be none of the flow's.
  package func applied(toFact told: FactValue) -> FactValue {
    reduce(told) { fact, migration in
      guard case .fact(fact.fact, let name, let values) = migration else { return fact }
      return FactValue(name, values[fact.value] ?? fact.value)
    }
  }

  /// What a step's id is now.
  package func applied(toStep id: String) -> String {
    reduce(id) { id, migration in
      guard case .step(id, let name) = migration else { return id }
      return name
    }
  }
}

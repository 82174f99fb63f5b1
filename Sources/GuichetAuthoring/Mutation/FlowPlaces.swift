import GuichetCore

/// Where the parts of a flow are written, in the order in which ``FlowLoader`` reads them.
struct FlowPlaces {
  /// The consequences of each implication.
  private(set) var consequences: [[SourceLocation]] = []
  /// The terms of each step's condition.
  private(set) var terms: [[SourceLocation]] = []
  /// The choices of each step.
  private(set) var choices: [[SourceLocation]] = []

  /// Reads a dialogue that was found to be without errors.
  init(_ dialogue: YAMLValue) {
    for (key, value) in dialogue.entries ?? [] {
      switch key.text {
      case "implies":
        consequences = (value.elements ?? []).map { Self.keys(of: Self.value("then", of: $0)) }
      case "steps":
        for step in value.elements ?? [] {
          terms.append(Self.keys(of: Self.value("when", of: step)))
          choices.append(Self.value("choices", of: step)?.elements?.map(\.location) ?? [])
        }
      default: continue
      }
    }
  }

  private static func value(_ name: String, of mapping: YAMLValue) -> YAMLValue? {
    mapping.entries?.first { $0.key.text == name }?.value
  }

  private static func keys(of mapping: YAMLValue?) -> [SourceLocation] {
    mapping?.entries?.map(\.key.location) ?? []
  }
}

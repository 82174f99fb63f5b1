import GuichetCore
import GuichetMatching

/// Reads the examples kept beside the intents; only `check` and tests need them.
enum ExampleLoader {
  static func add(
    to intents: inout [Intent], in directory: BotDirectory, folder: String,
    findings: inout [Diagnostic]
  ) {
    for file in directory.files(in: folder, extensions: ["yml", "yaml"]) {
      guard let text = directory.text(of: file, findings: &findings),
        let root = YAMLValue.parse(text, file: file, findings: &findings)
      else { continue }
      for value in root.list("exemples", findings: &findings) {
        guard
          let fields = value.fields(
            "exemples", known: ["intent", "examples", "counterexamples"], required: ["intent"],
            findings: &findings),
          let id = fields["intent"]?.text("intent", findings: &findings)
        else { continue }
        guard let index = intents.firstIndex(where: { $0.id == id }) else {
          let hint = EditDistance.nearest(to: id, among: intents.map(\.id)).map {
            " ; vouliez-vous dire « \($0) » ?"
          }
          findings.append(
            Diagnostic(
              "example.unknown-intent",
              "l'intention « \(id) » n'existe pas\(hint ?? " ; créez-la dans intents/")",
              at: fields["intent"]?.location ?? value.location))
          continue
        }
        intents[index].examples += phrasings(fields["examples"], findings: &findings)
        intents[index].counterexamples += phrasings(fields["counterexamples"], findings: &findings)
      }
    }
  }

  private static func phrasings(
    _ value: YAMLValue?, findings: inout [Diagnostic]
  ) -> [Lexicon.Phrasing] {
    (value?.texts("exemples", findings: &findings) ?? [])
      .map { Lexicon.Phrasing(text: $0.text, location: $0.at) }
  }
}

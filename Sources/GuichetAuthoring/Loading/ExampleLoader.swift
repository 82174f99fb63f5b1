import GuichetCore
import GuichetMatching

/// Reads the examples kept beside the intents; `check` needs them, and the second line once a message
/// is not understood.
enum ExampleLoader {
  /// A file of examples that is not parsed yet.
  struct File: Sendable {
    var name: String
    var text: String
  }

  /// The files of a folder, as they are.
  static func files(
    in directory: BotDirectory, folder: String, findings: inout [Diagnostic]
  ) -> [File] {
    directory.files(in: folder, extensions: ["yml", "yaml"]).compactMap { name in
      directory.text(of: name, findings: &findings).map { File(name: name, text: $0) }
    }
  }

  /// Adds the examples of some files to their intents.
  ///
  /// - Returns: The messages listed as no intent's business.
  static func add(
    to intents: inout [Intent], from files: [File], findings: inout [Diagnostic]
  ) -> [Lexicon.Phrasing] {
    var outside: [Lexicon.Phrasing] = []
    for file in files {
      guard let root = YAMLValue.parse(file.text, file: file.name, findings: &findings) else {
        continue
      }
      for value in root.list("exemples", findings: &findings) {
        guard
          let fields = value.fields(
            "exemples", known: ["intent", "examples", "counterexamples", "outside"],
            findings: &findings)
        else { continue }
        outside += phrasings(fields["outside"], findings: &findings)
        guard fields["intent"] != nil || fields["outside"] == nil else { continue }
        guard
          let fields = value.fields(
            "exemples", known: ["intent", "examples", "counterexamples", "outside"],
            required: ["intent"], findings: &findings),
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
    return outside
  }

  private static func phrasings(
    _ value: YAMLValue?, findings: inout [Diagnostic]
  ) -> [Lexicon.Phrasing] {
    (value?.texts("exemples", findings: &findings) ?? [])
      .map { Lexicon.Phrasing(text: $0.text, location: $0.at) }
  }
}

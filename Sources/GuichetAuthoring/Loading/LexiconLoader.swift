import GuichetCore
import GuichetMatching

/// Reads the notions: `notions:` a mapping of names to lists of patterns, `entities:` a list of the
/// names that « il » and « ça » can refer to.
enum LexiconLoader {
  static func notions(
    in directory: BotDirectory, files: [String], findings: inout [Diagnostic]
  ) -> [Lexicon.Notion] {
    var notions: [Lexicon.Notion] = []
    var entities: [(name: String, at: SourceLocation)] = []
    for file in files {
      guard let text = directory.text(of: file, findings: &findings),
        let root = YAMLValue.parse(text, file: file, findings: &findings),
        let fields = root.fields(
          "lexique", known: ["notions", "entities"], required: ["notions"], findings: &findings)
      else { continue }
      if let list = fields["entities"] {
        entities += list.texts("entities", findings: &findings).map { ($0.text, $0.at) }
      }
      for (key, value) in fields["notions"]?.entries("notions", findings: &findings) ?? [] {
        guard let name = key.text("nom de notion", findings: &findings) else { continue }
        let phrasings = value.texts("notion « \(name) »", findings: &findings)
          .map { Lexicon.Phrasing(text: $0.text, location: $0.at) }
        notions.append(
          Lexicon.Notion(
            name: name, isEntity: false, phrasings: phrasings, location: key.location))
      }
    }
    for (name, place) in entities {
      if let index = notions.firstIndex(where: { $0.name == name }) {
        notions[index].isEntity = true
      } else {
        findings.append(
          Lexicon.unknownEntity(name, among: notions.map(\.name), at: place))
      }
    }
    return notions
  }
}

extension Lexicon {
  fileprivate static func unknownEntity(
    _ name: String, among names: [String], at place: SourceLocation
  ) -> Diagnostic {
    let hint = EditDistance.nearest(to: name, among: names).map {
      " ; vouliez-vous dire « \($0) » ?"
    }
    return Diagnostic(
      "lexicon.unknown-entity",
      "« \(name) » n'est pas une notion du lexique\(hint ?? " ; déclarez-la sous notions")",
      at: place)
  }
}

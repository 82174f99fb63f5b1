import GuichetCore
import GuichetMatching

/// Reads the intents of one file.
///
/// The kind follows from what an intent holds: an id that begins with `control.` steers the
/// conversation, `set` tells facts, everything else asks.
enum IntentLoader {
  private static let keys: Set<String> = [
    "id", "topic", "text", "set", "whole", "patterns", "unless", "examples", "counterexamples",
  ]

  static func intents(
    in directory: BotDirectory, file: String, topics: Set<String>, findings: inout [Diagnostic]
  ) -> [Intent] {
    guard let text = directory.text(of: file, findings: &findings),
      let root = YAMLValue.parse(text, file: file, findings: &findings),
      let fields = root.fields(
        "fichier d'intentions", known: ["unless", "intents"], required: ["intents"],
        findings: &findings)
    else { return [] }
    let unless = phrasings(fields["unless"], "unless", findings: &findings)
    return (fields["intents"]?.list("intents", findings: &findings) ?? []).compactMap { value in
      intent(value, unless: unless, topics: topics, findings: &findings)
    }
  }

  private static func intent(
    _ value: YAMLValue, unless: [Lexicon.Phrasing], topics: Set<String>,
    findings: inout [Diagnostic]
  ) -> Intent? {
    guard
      let fields = value.fields(
        "intention", known: keys, required: ["id", "patterns"], findings: &findings),
      let id = fields["id"]?.text("id", findings: &findings)
    else { return nil }
    let sets = FactReader.facts(fields["set"], findings: &findings)
    let kind: Intent.Kind = id.hasPrefix("control.") ? .control : sets.isEmpty ? .ask : .tell
    var topic = fields["topic"]?.text("topic", findings: &findings)
    let text = fields["text"]?.text("text", findings: &findings)
    if topic == nil, text == nil, kind == .ask { topic = id }
    if topic == "focus" { topic = nil }
    if let name = topic, !topics.contains(name) {
      let hint = EditDistance.nearest(to: name, among: topics).map {
        " ; vouliez-vous dire « \($0) » ?"
      }
      findings.append(
        Diagnostic(
          "intent.unknown-topic",
          "aucune réponse pour le sujet « \(name) »\(hint ?? " ; ajoutez-la dans answers/")",
          at: (fields["topic"] ?? fields["id"] ?? value).contentLocation))
    }
    let isWhole = fields["whole"]?.text.map { $0 == "true" || $0 == "yes" || $0 == "oui" }
    return Intent(
      id: id, kind: kind, topic: topic, text: text, sets: sets,
      isWhole: isWhole ?? (kind == .control),
      patterns: phrasings(fields["patterns"], "patterns", findings: &findings),
      unless: unless + phrasings(fields["unless"], "unless", findings: &findings),
      examples: phrasings(fields["examples"], "examples", findings: &findings),
      counterexamples: phrasings(fields["counterexamples"], "counterexamples", findings: &findings),
      location: fields["id"]?.location ?? value.location)
  }

  private static func phrasings(
    _ value: YAMLValue?, _ what: String, findings: inout [Diagnostic]
  ) -> [Lexicon.Phrasing] {
    guard let value else { return [] }
    return value.texts(what, findings: &findings)
      .map { Lexicon.Phrasing(text: $0.text, location: $0.at) }
  }
}

public import GuichetCore

extension TurnRenderer {
  /// Returns how the message of a turn was read: intents, corrections, what is known, the step.
  public func explanation(of turn: Turn) -> [String] {
    let understanding = turn.understanding
    var lines = note("Explication du tour \(turn.turn) (\(turn.outcome.rawValue))", after: "")
    if understanding.intents.isEmpty { lines += note("Intention\u{A0}: aucune") }
    for intent in understanding.intents {
      lines += note(reading(intent))
      let words = intent.words.map { ", mots «\u{A0}\($0)\u{A0}»" } ?? ""
      lines += note("motif \(intent.pattern)\(words)", after: "    ")
    }
    for correction in understanding.corrections {
      lines += note(
        "Correction\u{A0}: «\u{A0}\(correction.from)\u{A0}» lu «\u{A0}\(correction.to)\u{A0}»")
    }
    if understanding.redacted { lines += note("Masqué\u{A0}: un renseignement confidentiel") }
    let facts = turn.situation.filter { $0.value != "unknown" }.sorted { $0.key < $1.key }
      .map { "\($0.key)\u{A0}=\u{A0}\($0.value)" }
    let situation = facts.isEmpty ? "rien de connu" : facts.joined(separator: ", ")
    lines += note("Situation\u{A0}: \(situation)")
    if let step = turn.step { lines += note("Étape\u{A0}: \(step)") }
    return lines
  }

  private func note(_ text: String, after prefix: String = "  ") -> [String] {
    layout.lines(plain: text, style: .dim, after: prefix)
  }

  private func reading(_ intent: IntentReading) -> String {
    let confidence = "confiance \(Self.twoDecimals(intent.confidence))"
    let topic = intent.topic.map { $0 == intent.id ? "" : ", sujet \($0)" } ?? ""
    return "Intention\u{A0}: \(intent.id)\(topic), \(confidence)"
  }

  /// Returns a confidence as French writes it: `0,93`.
  private static func twoDecimals(_ value: Double) -> String {
    guard value.isFinite else { return "?" }
    let hundredths = Int((min(max(value, 0), 1) * 100).rounded())
    let decimals = hundredths % 100
    return "\(hundredths / 100),\(decimals < 10 ? "0" : "")\(decimals)"
  }
}

import GuichetCore
import GuichetEngine

/// Says in French how a turn's message was read: the « pourquoi » of a mismatch.
enum TurnReading {
  /// One line each: the message, the intents with pattern and words, the corrected spellings.
  static func lines(of recorded: RecordedTurn) -> [String] {
    let understanding = recorded.turn.understanding
    var lines: [String] = []
    switch recorded.input {
    case .text(let text): lines.append("message : « \(text) »")
    case .choice(let value): lines.append("choix : « \(value) »")
    case nil: lines.append("message d'accueil")
    }
    for reading in understanding.intents {
      let topic = reading.topic.map { ", sujet \($0)" } ?? ""
      let words = reading.words.map { ", sur « \($0) »" } ?? ""
      lines.append(
        "intention \(reading.id)\(topic) (\(percent(reading.confidence)) %) : "
          + "motif \(reading.pattern)\(words)")
    }
    if understanding.intents.isEmpty, case .text = recorded.input {
      lines.append("aucune intention reconnue")
    }
    for correction in understanding.corrections {
      lines.append("« \(correction.from) » lu « \(correction.to) »")
    }
    if understanding.redacted { lines.append("un renseignement confidentiel a été masqué") }
    return lines
  }

  private static func percent(_ confidence: Double) -> Int {
    confidence.isFinite ? Int((min(max(confidence, 0), 1) * 100).rounded()) : 0
  }
}

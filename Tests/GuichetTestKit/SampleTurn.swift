package import GuichetCore

/// A turn with a value for everything a turn can hold.
package enum SampleTurn {
  /// The turn of that number.
  package static func turn(_ number: Int) -> Turn {
    Turn(
      conversation: "c", turn: number,
      messages: [
        Message(
          text: "réponse \(number)", lang: "fr-CA", topic: "topic",
          sources: [SourceReference(section: "1", title: "La carte", lines: [2, 3])],
          choices: [Choice(label: "Oui", value: "oui", topic: "topic")])
      ], outcome: .answered,
      understanding: Understanding(
        intents: [
          IntentReading(
            id: "id", topic: nil, confidence: 0.5, pattern: "a.yml:1", range: [0, 3], words: "oui")
        ], corrections: [Correction(from: "a", to: "b")], redacted: true),
      situation: ["hasCard": "unknown"], step: "card.ask", progress: Progress(done: 1, total: 3))
  }
}

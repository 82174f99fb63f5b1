import GuichetCore

extension Turn {
  /// A turn that says a text, with what the tests set.
  static func fixture(
    _ text: String = "D'accord.", number: Int = 1, outcome: Outcome = .answered,
    intent: String? = nil, redacted: Bool = false
  ) -> Turn {
    let intents = intent.map {
      [IntentReading(id: $0, topic: nil, confidence: 1, pattern: "i.yml:1", range: [0, 1])]
    }
    return Turn(
      conversation: "c", turn: number, messages: [Message(text: text, lang: "fr-CA")],
      outcome: outcome,
      understanding: Understanding(intents: intents ?? [], redacted: redacted), situation: [:],
      step: nil, progress: Progress(done: 0, total: 4))
  }
}

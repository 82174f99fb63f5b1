import GuichetCore
import GuichetStore

/// How a message was read, as Rasa writes it.
struct RasaParse: Encodable {
  var text = ""
  var intent = RasaIntent()
  var intentRanking: [RasaIntent] = []
  /// Always empty: what a message holds is in the slots.
  var entities: [String] = []

  private enum CodingKeys: String, CodingKey {
    case intentRanking = "intent_ranking"
    case text, intent, entities
  }

  init() {}

  init(_ record: TurnRecord) {
    text = record.text
    intentRanking = record.turn.understanding.intents.map(RasaIntent.init)
    intent = intentRanking.first ?? RasaIntent()
  }
}

/// An intent, as Rasa writes it; both keys are left out when nothing was understood.
struct RasaIntent: Encodable {
  var name: String?
  var confidence: Double?

  init() {}

  init(_ reading: IntentReading) {
    name = reading.id
    confidence = reading.confidence
  }
}

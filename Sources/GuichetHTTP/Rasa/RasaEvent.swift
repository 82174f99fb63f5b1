import GuichetCore
import GuichetStore

/// One thing said, as Rasa writes it.
struct RasaEvent: Encodable {
  /// `user` or `bot`.
  var event: String
  /// Seconds since 1970.
  var timestamp: Int64
  /// What was said.
  var text: String
  /// How it was read, for `user`.
  var parse: RasaParse?
  /// The choices offered, for `bot`.
  var data: RasaEventData?
  /// The topic answered, for `bot`.
  var metadata: RasaEventMetadata?

  private enum CodingKeys: String, CodingKey {
    case parse = "parse_data"
    case event, timestamp, text, data, metadata
  }

  /// What the person said.
  init(saidIn record: TurnRecord) {
    event = "user"
    timestamp = record.at.seconds
    text = record.text
    parse = RasaParse(record)
  }

  /// What the bot said.
  init(_ message: Message, at: Timestamp) {
    event = "bot"
    timestamp = at.seconds
    text = message.text
    data = message.choices.map { RasaEventData(buttons: $0.map(RasaButton.init)) }
    metadata = message.topic.map { RasaEventMetadata(topic: $0) }
  }
}

/// What comes with a message of the bot.
struct RasaEventData: Encodable {
  var buttons: [RasaButton]
}

/// What a message of the bot is about.
struct RasaEventMetadata: Encodable {
  var topic: String
}

import GuichetCore

/// One message as Rasa's REST channel sends it.
struct RasaReply: Encodable, Equatable {
  /// The sender it answers.
  var recipientID: String
  /// The text.
  var text: String
  /// The choices, when there are some.
  var buttons: [RasaButton]?

  private enum CodingKeys: String, CodingKey {
    case recipientID = "recipient_id"
    case text, buttons
  }

  init(_ message: Message, to sender: String) {
    recipientID = sender
    text = message.text
    buttons = message.choices.map { $0.map(RasaButton.init) }
  }
}

/// A choice as Rasa's REST channel sends it.
struct RasaButton: Encodable, Equatable {
  /// What is shown; accepted back as a message.
  var title: String
  /// The choice's value; accepted back as a message.
  var payload: String

  init(_ choice: Choice) {
    title = choice.label
    payload = choice.value
  }
}

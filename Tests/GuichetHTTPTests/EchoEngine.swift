import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetStore

/// Repeats what it is told, with everything a message can carry.
struct EchoEngine: TurnEngine {
  static let now = Timestamp(seconds: 1_772_366_400)

  static let choices = [
    Choice(label: "Oui", value: "oui"), Choice(label: "Pas encore", value: "pas-encore"),
  ]

  func open(
    conversation: String, at now: Timestamp
  ) -> (state: ConversationState, turn: Turn) {
    let question = Message(text: "Avez-vous un code ?", lang: "fr-CA", choices: Self.choices)
    return (
      ConversationState(at: now),
      turn(conversation, number: 0, messages: [Message(text: "Bonjour.", lang: "fr-CA"), question])
    )
  }

  func respond(
    to input: Input, in state: ConversationState, conversation: String, at now: Timestamp
  ) -> (state: ConversationState, turn: Turn) {
    var state = state
    state.turn += 1
    let heard =
      switch input {
      case .text(let text): "Texte : \(text)"
      case .choice(let value): "Choix : \(value)"
      }
    let answer = Message(
      text: heard, lang: "fr-CA", topic: "code.have",
      sources: [SourceReference(section: "1", title: "Mise en contexte", lines: [18, 19])],
      choices: Self.choices)
    return (state, turn(conversation, number: state.turn, messages: [answer]))
  }

  func announcements(in input: Input) -> [String] { [] }

  func masked(_ input: Input, announced: [String]) -> String {
    switch input {
    case .text(let text): text
    case .choice(let value): value
    }
  }

  private func turn(_ conversation: String, number: Int, messages: [Message]) -> Turn {
    let reading = IntentReading(
      id: "code.have", topic: "code.have", confidence: 0.75, pattern: "intents/code.yml:3",
      range: [0, 4])
    return Turn(
      conversation: conversation, turn: number, messages: messages, outcome: .answered,
      understanding: Understanding(intents: number == 0 ? [] : [reading]),
      situation: ["hasCode": "unknown"], step: "code.ask", progress: Progress(done: 0, total: 4))
  }
}

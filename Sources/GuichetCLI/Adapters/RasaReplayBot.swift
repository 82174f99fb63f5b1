import GuichetCore
import GuichetEngine
import GuichetReplay
import GuichetStore

/// A conversation through Rasa's REST channel: texts and buttons come with the reply, topics, intents
/// and the situation from the tracker.
struct RasaReplayBot: ReplayedBot {
  private struct Body: Encodable {
    var sender: String
    var message: String
  }

  private struct Reply: Decodable {
    struct Button: Decodable {
      var title: String
      var payload: String
    }
    var text: String
    var buttons: [Button]?
  }

  private struct Tracker: Decodable {
    struct Event: Decodable {
      struct Metadata: Decodable { var topic: String? }
      var event: String
      var metadata: Metadata?
    }
    struct Latest: Decodable {
      struct Intent: Decodable {
        var name: String?
        var confidence: Double?
      }
      var intentRanking: [Intent]
      enum CodingKeys: String, CodingKey { case intentRanking = "intent_ranking" }
    }
    var slots: [String: String]
    var latestMessage: Latest
    var events: [Event]
    enum CodingKeys: String, CodingKey {
      case slots, events
      case latestMessage = "latest_message"
    }
  }

  private let sender: String
  private var server: ServerOnDemand
  private var count = 0

  init(world: ReplayWorld, sender: String) {
    server = ServerOnDemand(world: world)
    self.sender = sender
  }

  /// What the channel carries.
  let observed: Set<Mismatch.Kind> = [
    .intent, .topic, .situation, .choices, .wording, .missingMessage, .unexpectedMessage, .failure,
  ]
  /// The person speaks first here.
  let showsGreeting = false

  mutating func open(at now: Timestamp) async throws -> Turn {
    server.world.set(now)
    // The channel begins a conversation at its first message; the clock must not lose the moment, and
    // a person may answer with a choice of the greeting.
    return try await server.world.service().open("rasa:" + sender)
  }

  mutating func respond(to input: Input, at now: Timestamp) async throws -> Turn {
    server.world.set(now)
    let message =
      switch input {
      case .text(let text): text
      case .choice(let value): value
      }
    let running = try await server.listening()
    let replies: [Reply] = try await running.request(
      "POST", "/webhooks/rest/webhook", body: Body(sender: sender, message: message))
    let tracker: Tracker = try await running.request(
      "GET", "/conversations/\(ReplayServer.escaped(sender))/tracker")
    count += 1
    return Self.turn(replies, tracker, conversation: sender, number: count)
  }

  mutating func restart() async throws { server.stop() }

  mutating func reload() async throws { try server.world.reload() }

  mutating func close() async { server.stop() }

  private static func turn(
    _ replies: [Reply], _ tracker: Tracker, conversation: String, number: Int
  ) -> Turn {
    let said = tracker.events.filter { $0.event == "bot" }.suffix(replies.count)
    let messages = zip(replies, said).map { reply, event in
      Message(
        text: reply.text, lang: "", topic: event.metadata?.topic,
        choices: (reply.buttons ?? []).map { Choice(label: $0.title, value: $0.payload) })
    }
    let intents = tracker.latestMessage.intentRanking.compactMap { intent in
      intent.name.map {
        IntentReading(
          id: $0, topic: nil, confidence: intent.confidence ?? 0, pattern: "", range: [0, 0])
      }
    }
    return Turn(
      conversation: conversation, turn: number, messages: messages, outcome: .answered,
      understanding: Understanding(intents: intents), situation: tracker.slots, step: nil,
      progress: Progress(done: 0, total: 0))
  }
}

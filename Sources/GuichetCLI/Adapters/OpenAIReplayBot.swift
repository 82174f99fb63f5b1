import GuichetCore
import GuichetEngine
import GuichetReplay
import GuichetStore

/// A conversation through the OpenAI-compatible API: the whole history is sent with every message, as
/// its clients do, and the turn comes under the key `guichet`.
struct OpenAIReplayBot: ReplayedBot {
  private struct Body: Encodable {
    struct Message: Encodable {
      var role = "user"
      var content: String
    }
    var model: String
    var messages: [Message]
  }

  private struct Completion: Decodable { var guichet: Turn }

  private struct Models: Decodable {
    struct Model: Decodable { var id: String }
    var data: [Model]
  }

  private let conversation: String
  private var server: ServerOnDemand
  private var model: String?
  private var said: [Body.Message] = []

  init(world: ReplayWorld, conversation: String) {
    server = ServerOnDemand(world: world)
    self.conversation = conversation
  }

  /// The person speaks first here.
  let showsGreeting = false

  mutating func open(at now: Timestamp) async throws -> Turn {
    server.world.set(now)
    // A person may answer with a choice of the greeting that the API does not send.
    return try await server.world.service().open(conversation)
  }

  mutating func respond(to input: Input, at now: Timestamp) async throws -> Turn {
    server.world.set(now)
    switch input {
    case .text(let text), .choice(let text): said.append(Body.Message(content: text))
    }
    let model = try await modelName()
    let completion: Completion = try await server.listening().request(
      "POST", "/v1/chat/completions", body: Body(model: model, messages: said),
      headers: ["X-Conversation-Id": ReplayServer.escaped(conversation)])
    return completion.guichet
  }

  mutating func restart() async throws { server.stop() }

  mutating func reload() async throws { try server.world.reload() }

  mutating func close() async { server.stop() }

  /// The name of the bot's model, asked for once.
  private mutating func modelName() async throws -> String {
    if let model { return model }
    let models: Models = try await server.listening().request("GET", "/v1/models")
    let name = models.data.first?.id ?? ""
    model = name
    return name
  }
}

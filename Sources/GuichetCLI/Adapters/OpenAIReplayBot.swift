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

  private let world: ReplayWorld
  private let conversation: String
  private var server: ReplayServer?
  private var model: String?
  private var said: [Body.Message] = []

  init(world: ReplayWorld, conversation: String) {
    self.world = world
    self.conversation = conversation
  }

  /// The person speaks first here.
  let showsGreeting = false

  mutating func open(at now: Timestamp) async throws -> Turn {
    world.set(now)
    // A person may answer with a choice of the greeting that the API does not send.
    return try await world.service().open(conversation)
  }

  mutating func respond(to input: Input, at now: Timestamp) async throws -> Turn {
    world.set(now)
    switch input {
    case .text(let text), .choice(let text): said.append(Body.Message(content: text))
    }
    let server = try await listening()
    let completion: Completion = try await server.request(
      "POST", "/v1/chat/completions", body: Body(model: model ?? "", messages: said),
      headers: ["X-Conversation-Id": ReplayServer.escaped(conversation)])
    return completion.guichet
  }

  mutating func restart() async throws { await close() }

  mutating func reload() async throws { try world.reload() }

  mutating func close() async {
    server?.stop()
    server = nil
  }

  private mutating func listening() async throws -> ReplayServer {
    if let server { return server }
    let new = try await ReplayServer(world: world)
    server = new
    let models: Models = try await new.request("GET", "/v1/models")
    model = models.data.first?.id
    return new
  }
}

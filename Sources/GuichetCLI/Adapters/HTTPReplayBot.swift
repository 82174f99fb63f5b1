import GuichetCore
import GuichetEngine
import GuichetReplay

/// A conversation through the native API.
struct HTTPReplayBot: ReplayedBot {
  private struct Begun: Decodable {
    var conversation: String
    var token: String
    var greeting: Turn
  }

  private struct Body: Encodable {
    var text: String?
    var choice: String?
  }

  private var server: ServerOnDemand
  private var begun: Begun?

  init(world: ReplayWorld) { server = ServerOnDemand(world: world) }

  mutating func open(at now: Timestamp) async throws -> Turn {
    server.world.set(now)
    let begun: Begun = try await server.listening().request("POST", "/v1/conversations")
    self.begun = begun
    return begun.greeting
  }

  mutating func respond(to input: Input, at now: Timestamp) async throws -> Turn {
    guard let begun else { throw ReplayFailure("la conversation n'est pas commencée") }
    server.world.set(now)
    let body: Body =
      switch input {
      case .text(let text): Body(text: text)
      case .choice(let value): Body(choice: value)
      }
    return try await server.listening().request(
      "POST", "/v1/conversations/\(begun.conversation)/messages", body: body, token: begun.token)
  }

  mutating func restart() async throws { server.stop() }

  mutating func reload() async throws { try server.world.reload() }

  mutating func close() async { server.stop() }
}

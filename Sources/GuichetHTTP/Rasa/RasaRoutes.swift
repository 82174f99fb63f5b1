import GuichetCore
import GuichetEngine
import GuichetStore
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Rasa's REST channel, for the front ends that speak it.
struct RasaRoutes: Sendable {
  private static let channel = HTTPChannel.rasa.rawValue

  let tools: ChannelTools

  var routes: [Route] {
    [
      Route(.get, "/webhooks/rest/") { _, _ in try .json(Health()) },
      Route(.post, "/webhooks/rest/webhook", handle: receive),
      Route(.get, "/conversations/:sender/tracker", handle: tracker),
    ]
  }

  @Sendable
  private func receive(_ request: Request, _ scope: RequestScope) async throws -> Response {
    try tools.key.check(request)
    let message = try await tools.reader.decode(
      RasaMessage.self, from: request, shapeStatus: .badRequest)
    let id = RasaConversation.id(of: message.sender)
    try tools.limit.admit(id)
    let turn = try await tools.service.send(.text(message.message), to: id, missing: .begin)
    guard !turn.messages.isEmpty else { throw Problem.unexpected }
    tools.metrics.replied(turn, channel: Self.channel)
    return try .json(turn.messages.map { RasaReply($0, to: message.sender) })
  }

  /// Reads only: asking for a sender nobody wrote as begins nothing.
  @Sendable
  private func tracker(_ request: Request, _ scope: RequestScope) async throws -> Response {
    try tools.key.check(request)
    guard let sender = scope.parameters.get("sender").flatMap(PercentEncoding.decode) else {
      throw Problem.notFound
    }
    let stored = try await tools.service.find(RasaConversation.id(of: sender))
    return try .json(RasaTracker(sender: sender, stored: stored))
  }
}

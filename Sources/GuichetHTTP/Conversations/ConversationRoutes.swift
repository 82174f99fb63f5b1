import GuichetCore
import GuichetStore
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// The native API: conversations, their messages, their history, their erasure.
struct ConversationRoutes: Sendable {
  let tools: ChannelTools
  let tokens: any TokenStore

  private static let channel = HTTPChannel.native.rawValue

  var routes: [Route] {
    [
      Route(.post, "/v1/conversations", handle: begin),
      Route(.get, "/v1/conversations/:id", handle: show),
      Route(.delete, "/v1/conversations/:id", handle: erase),
      Route(.post, "/v1/conversations/:id/messages", handle: send),
      Route(.get, "/v1/conversations/:id/transcript", handle: transcript),
    ]
  }

  private var service: ConversationService { tools.service }

  private var access: ConversationAccess { ConversationAccess(tokens: tokens) }

  private struct Begun: Encodable {
    var conversation: String
    var token: String
    var greeting: Turn
  }

  @Sendable
  private func begin(_ request: Request, _ scope: RequestScope) async throws -> Response {
    _ = try await tools.reader.decodeIfPresent(JSONObject.self, from: request)
    let credentials = Credentials()
    // In this order: a conversation without a token is purged in time, a token alone would stay.
    let greeting = try await service.open(credentials.conversation)
    try await access.grant(credentials)
    tools.metrics.replied(greeting, channel: Self.channel)
    let body = Begun(
      conversation: credentials.conversation, token: credentials.token.text, greeting: greeting)
    var response = try Response.json(body, status: .created)
    response.headers[.location] = "/v1/conversations/\(credentials.conversation)"
    return response
  }

  @Sendable
  private func send(_ request: Request, _ scope: RequestScope) async throws -> Response {
    let id = try await authorised(request, scope)
    try tools.limit.admit(id)
    let message = try await tools.reader.decode(MessageRequest.self, from: request)
    let turn = try await service.send(
      message.input, messageID: message.id, to: id, missing: .refuse)
    tools.metrics.replied(turn, channel: Self.channel)
    FaultPoint.beforeSend.reach()
    return try .json(turn)
  }

  @Sendable
  private func show(_ request: Request, _ scope: RequestScope) async throws -> Response {
    let id = try await authorised(request, scope)
    let stored = try await service.conversation(id)
    guard let view = ConversationView(id: id, stored: stored) else {
      throw Problem.unknownConversation
    }
    return try .json(view)
  }

  @Sendable
  private func transcript(_ request: Request, _ scope: RequestScope) async throws -> Response {
    let id = try await authorised(request, scope)
    let stored = try await service.conversation(id)
    return .text(ConversationTranscript.write(id: id, stored: stored))
  }

  /// Erases the conversation first: while its token remains, a failed erasure can be asked again.
  @Sendable
  private func erase(_ request: Request, _ scope: RequestScope) async throws -> Response {
    let id = try await authorised(request, scope)
    do {
      try await service.erase(id)
    } catch {
      if error == .unknownConversation { try await access.revoke(id) }
      throw error
    }
    try await access.revoke(id)
    return Response(status: .noContent)
  }

  /// The conversation of the path, once the token is checked.
  private func authorised(_ request: Request, _ scope: RequestScope) async throws -> String {
    guard let id = scope.parameters.get("id") else { throw Problem.notFound }
    try await access.check(request, conversation: id)
    return id
  }
}

import FoundationEssentials
import GuichetCore
import GuichetStore
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// The OpenAI-compatible API: chat completions, streamed or not, and the model they come from.
struct OpenAIRoutes: Sendable {
  private static let channel = HTTPChannel.openai.rawValue

  let tools: ChannelTools
  let model: ChatModel
  /// What a front end may show as the title of every conversation.
  let title: String

  var routes: [Route] {
    [
      Route(.post, "/v1/chat/completions", handle: complete),
      Route(.get, "/v1/models", handle: list),
      Route(.get, "/v1/models/:model", handle: show),
    ]
  }

  @Sendable
  private func list(_ request: Request, _ scope: RequestScope) async throws -> Response {
    try tools.key.check(request)
    return try .json(ChatModelList(data: [model]))
  }

  @Sendable
  private func show(_ request: Request, _ scope: RequestScope) async throws -> Response {
    try tools.key.check(request)
    guard scope.parameters.get("model").flatMap(PercentEncoding.decode) == model.id else {
      throw Problem.unknownModel
    }
    return try .json(model)
  }

  @Sendable
  private func complete(_ request: Request, _ scope: RequestScope) async throws -> Response {
    try tools.key.check(request)
    let asked = try await tools.reader.decode(
      ChatRequest.self, from: request, shapeStatus: .badRequest)
    let reply = try await reply(to: asked, headers: request.headers)
    guard asked.isStreamed else { return try .json(ChatCompletion(reply: reply)) }
    let events = try ChatStream.events(of: reply, includesUsage: asked.includesUsage)
    return Response(
      status: .ok, headers: [.contentType: ChatStream.mediaType],
      body: ResponseBody { writer in
        try await writer.write(contentsOf: events)
        try await writer.finish(nil)
      })
  }

  private func reply(to asked: ChatRequest, headers: HTTPFields) async throws -> ChatReply {
    if let prompt = asked.backgroundPrompt {
      return reply(try prompt.answer(title: title), turn: nil, to: [prompt.text])
    }
    let identity = try ChatIdentity(headers)
    if let identity { try tools.limit.admit(identity.conversation) }
    let turn = try await ChatConversation(service: tools.service).turn(
      after: asked.said, identity: identity, isResend: Self.isResend(headers))
    tools.metrics.replied(turn, channel: Self.channel)
    return reply(ChatText.of(turn), turn: turn, to: asked.said)
  }

  private func reply(_ text: String, turn: Turn?, to said: [String]) -> ChatReply {
    var generator = SystemRandomNumberGenerator()
    let random = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    return ChatReply(
      id: "chatcmpl-" + Hexadecimal.encode(random),
      created: Int64(Date().timeIntervalSince1970), model: model.id, text: text, turn: turn,
      usage: ChatUsage(said: said, reply: text))
  }

  /// Whether the client sends the request again, as OpenAI's own clients say.
  private static func isResend(_ headers: HTTPFields) -> Bool {
    guard let name = HTTPField.Name("X-Stainless-Retry-Count"), let count = headers[name] else {
      return false
    }
    return Int(count).map { $0 > 0 } ?? false
  }
}

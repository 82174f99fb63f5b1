import Crypto
import FoundationEssentials
import GuichetCore
import GuichetEngine
import GuichetStore

/// Finds the turn that answers a completion request.
struct ChatConversation: Sendable {
  /// The id that a turn of a conversation nobody named carries.
  static let unnamed = "openai"

  let service: ConversationService

  /// The turn that answers the last of some messages.
  ///
  /// - Parameters:
  ///   - said: What the person said, in order; with nothing the greeting answers.
  ///   - identity: The conversation it belongs to; without one nothing is kept.
  ///   - isResend: Whether the client says it sends the request again.
  /// - Returns: The turn, new or the one given before.
  /// - Throws: ``ConversationError`` when the store fails; nothing was applied then.
  func turn(
    after said: [String], identity: ChatIdentity?, isResend: Bool
  ) async throws -> Turn {
    guard let identity else { return await folded(said, as: Self.unnamed) }
    guard let last = said.last else { return try await service.open(identity.conversation) }
    let stored = try await service.find(identity.conversation)
    let masked = service.masked(said.map { .text($0) })
    let continuation = ChatContinuation(
      from: masked,
      after: stored?.turns.dropFirst().map(\.text) ?? [],
      isResend: isResend, sendsHistory: identity.sendsHistory)
    switch continuation {
    case .repeats:
      if let turn = stored?.turns.last?.turn { return turn }
      return await folded(said, as: identity.conversation)
    case .departs: return await folded(said, as: identity.conversation)
    case .adds:
      return try await service.send(
        .text(last), messageID: messageID(of: masked.last ?? "", after: stored?.version ?? 0),
        to: identity.conversation, missing: .begin)
    }
  }

  private func folded(_ said: [String], as conversation: String) async -> Turn {
    await service.folded(said.map { .text($0) }, conversation: conversation)
  }

  /// Names a message by its place and its words, so that two requests at once apply it once.
  private func messageID(of masked: String, after version: Int) -> String {
    let digest = SHA256.hash(data: Data(masked.utf8))
    return "openai.\(version).\(Hexadecimal.encode(digest).prefix(32))"
  }
}

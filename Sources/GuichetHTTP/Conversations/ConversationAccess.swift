import GuichetStore
import HTTPTypes
import HummingbirdCore

/// Issues tokens, and lets a request through to a conversation when it shows the right one.
struct ConversationAccess: Sendable {
  let tokens: any TokenStore

  /// Keeps the digest of a new conversation's token.
  func grant(_ credentials: Credentials) async throws {
    guard let digest = credentials.token.digest else { throw Problem.unexpected }
    try await tokens.keep(digest, for: credentials.conversation)
  }

  /// Checks a request's token.
  ///
  /// An unknown conversation is told whatever the token: ids are drawn from 128 random bits, so that
  /// nobody learns of one by asking.
  ///
  /// - Throws: ``Problem`` 404 when no token was ever issued for the conversation, 401 when the
  ///   request shows none or another.
  func check(_ request: Request, conversation: String) async throws {
    guard let expected = try await tokens.digest(for: conversation) else {
      throw Problem.unknownConversation
    }
    guard let token = BearerToken(authorization: request.headers[.authorization]),
      token.digest == expected
    else {
      throw Problem.tokenRequired
    }
  }

  /// Forgets a conversation's token.
  func revoke(_ conversation: String) async throws {
    try await tokens.forget(conversation)
  }
}

import GuichetStore
import HTTPTypes

extension Problem {
  /// 401: no token, or another conversation's.
  static let tokenRequired = Problem(
    status: .unauthorized, type: "urn:guichet:problem:token-required", title: "Jeton requis",
    detail: "Envoyez le jeton reçu au début de la conversation, avec l’en-tête "
      + "« Authorization: Bearer ».",
    headers: [.wwwAuthenticate: "Bearer"])

  /// 404: no such conversation, or one that was erased.
  static let unknownConversation = Problem(
    status: .notFound, type: "urn:guichet:problem:unknown-conversation",
    title: "Conversation inconnue",
    detail: "Cette conversation n’existe pas ou a été effacée. Commencez-en une nouvelle.")

  /// 409: the message id was used for another message.
  static let messageIDReused = Problem(
    status: .conflict, type: "urn:guichet:problem:message-id-reused",
    title: "Identifiant de message déjà utilisé",
    detail: "Un autre message a déjà été envoyé avec cet identifiant. Choisissez-en un nouveau.")

  /// 422 (or 400 on Rasa's channel): JSON of another shape than the call takes.
  static func invalidMessage(
    _ detail: String, status: HTTPResponse.Status = .unprocessableContent
  ) -> Problem {
    Problem(
      status: status, type: "urn:guichet:problem:invalid-message", title: "Message invalide",
      detail: detail)
  }

  /// 503: the store did not answer; nothing was applied that a resend could not apply.
  static func unavailable(retryAfterSeconds seconds: Int) -> Problem {
    Problem(
      status: .serviceUnavailable, type: "urn:guichet:problem:store-unavailable",
      title: "Service momentanément indisponible",
      detail: "Votre message n’a pas pu être traité. Renvoyez-le dans quelques secondes.",
      headers: [.retryAfter: "\(seconds)"])
  }

  /// The answer to a message that was not applied.
  init(_ error: ConversationError) {
    self =
      switch error {
      case .unknownConversation: .unknownConversation
      case .messageIDReused: .messageIDReused
      case .busy: .unavailable(retryAfterSeconds: 1)
      case .storeUnavailable: .unavailable(retryAfterSeconds: 5)
      }
  }

  /// The answer when tokens cannot be read or kept.
  init(_ error: StoreError) {
    self =
      switch error {
      case .versionConflict: .unavailable(retryAfterSeconds: 1)
      case .unavailable: .unavailable(retryAfterSeconds: 5)
      }
  }
}

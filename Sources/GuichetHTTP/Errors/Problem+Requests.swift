import HTTPTypes

extension Problem {
  /// 400: the body cannot be read as JSON text.
  static func malformed(_ detail: String) -> Problem {
    Problem(status: .badRequest, title: "Requête illisible", detail: detail)
  }

  /// 404: no such route.
  static let notFound = Problem(
    status: .notFound, title: "Introuvable",
    detail: "Il n’y a rien à cette adresse. Vérifiez-la et réessayez.")

  /// 405: the route takes other methods.
  static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Problem {
    let names = allowed.map(\.rawValue).joined(separator: ", ")
    return Problem(
      status: .methodNotAllowed, title: "Méthode refusée",
      detail: "Cette adresse accepte seulement : \(names).", headers: [.allow: names])
  }

  /// 413: the body is larger than the limit.
  static func tooLarge(maximumBytes: Int) -> Problem {
    Problem(
      status: .contentTooLarge, title: "Requête trop volumineuse",
      detail: "Une requête ne peut dépasser \(maximumBytes) octets. Raccourcissez-la.")
  }

  /// 415: the body is not declared as JSON.
  static let notJSON = Problem(
    status: .unsupportedMediaType, title: "Format non pris en charge",
    detail: "Envoyez du JSON en UTF-8, avec l’en-tête « Content-Type: application/json ».",
    headers: [.accept: "application/json"])

  /// 429: too many requests of a client, or messages of a conversation.
  static func tooManyRequests(retryAfterSeconds seconds: Int) -> Problem {
    Problem(
      status: .tooManyRequests, type: "urn:guichet:problem:too-many-requests",
      title: "Trop de demandes",
      detail: "Les demandes arrivent trop vite. Réessayez dans \(seconds) s.",
      headers: [.retryAfter: "\(seconds)"])
  }

  /// 401: a channel that asks for the operator's key.
  static let keyRequired = Problem(
    status: .unauthorized, type: "urn:guichet:problem:key-required", title: "Clé requise",
    detail: "Envoyez la clé de ce service, avec l’en-tête « Authorization: Bearer ».",
    headers: [.wwwAuthenticate: "Bearer"])

  /// 500: a fault of the server.
  static let unexpected = Problem(
    status: .internalServerError, title: "Erreur interne",
    detail: "Une erreur imprévue est survenue. Réessayez plus tard.")
}

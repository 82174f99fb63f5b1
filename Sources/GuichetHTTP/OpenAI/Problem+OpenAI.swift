import HTTPTypes

extension Problem {
  /// 400: a completion request of another shape than the call takes.
  static func invalidCompletion(_ detail: String, parameter: String) -> Problem {
    var problem = invalidMessage(detail, status: .badRequest)
    problem.parameter = parameter
    return problem
  }

  /// 400: more messages than are read again.
  static func conversationTooLong(mostMessages: Int) -> Problem {
    var problem = invalidCompletion(
      "Une conversation ne peut dépasser \(mostMessages) messages. Commencez-en une nouvelle.",
      parameter: "messages")
    problem.code = "context_length_exceeded"
    return problem
  }

  /// 404: another model than the one there is.
  static let unknownModel = Problem(
    status: .notFound, type: "urn:guichet:problem:unknown-model", title: "Modèle inconnu",
    detail: "Ce modèle n’existe pas. Demandez la liste des modèles.",
    parameter: "model", code: "model_not_found")
}

/// The model that front ends list and pick: the bot.
struct ChatModel: Encodable, Equatable {
  /// Its id.
  var id: String
  /// Always `model`.
  var object = "model"
  /// When the server started, in seconds since 1970.
  var created: Int64
  /// Who it belongs to.
  var owner = "guichet"

  private enum CodingKeys: String, CodingKey {
    case id, object, created
    case owner = "owned_by"
  }

  init(id: String, created: Int64) {
    self.id = id
    self.created = created
  }
}

/// The models there are.
struct ChatModelList: Encodable {
  /// Always `list`.
  var object = "list"
  /// One: the bot.
  var data: [ChatModel]
}

/// How the HTTP adapter listens and what it accepts; every setting has a default.
public struct HTTPConfiguration: Sendable {
  /// The host or address to listen on; `127.0.0.1` unless told.
  public var host: String
  /// The TCP port to listen on; 0 takes a free one, and the address reported tells which.
  public var port: Int
  /// The title of the page at `/`, in the language of the bot.
  public var pageTitle: String
  /// The id of the model that the OpenAI-compatible API offers; `guichet` unless told.
  public var modelName = "guichet"
  /// What the page and the widget say about privacy, in the language of the bot; blank lines part
  /// paragraphs.
  public var privacyNotice = """
    Ce que vous écrivez sert à vous répondre. Les mots de passe, les codes et les renseignements \
    personnels sont masqués avant que la conversation soit conservée.

    « Effacer la conversation » l’efface pour de bon.
    """
  /// The channels that answer; all unless told.
  public var channels = Set(HTTPChannel.allCases)
  /// The origins, as `https://example.org`, whose pages may use the native API and embed the widget.
  public var allowedOrigins: [String] = []
  /// What callers of Rasa's channel and of the OpenAI-compatible API must show; nothing when `nil`.
  public var apiKey: String?
  /// The certificate of HTTPS; plain HTTP, for a proxy in front, when `nil`.
  public var tls: TLSFiles?
  /// How much is accepted.
  public var limits = HTTPLimits()
  /// How long clients may take.
  public var timeouts = ConnectionTimeouts()
  /// How long requests under way may take to finish after SIGTERM or SIGINT; ten seconds unless told.
  public var shutdownTimeout = Duration.seconds(10)

  /// Creates a configuration; what is no parameter is set afterwards.
  public init(
    host: String = "127.0.0.1", port: Int = 8080, pageTitle: String = "Assistant"
  ) {
    self.host = host
    self.port = port
    self.pageTitle = pageTitle
  }
}

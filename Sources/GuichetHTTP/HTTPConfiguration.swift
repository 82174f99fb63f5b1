/// How the HTTP adapter listens and what it accepts.
public struct HTTPConfiguration: Sendable {
  /// The host or address to listen on; `127.0.0.1` unless told.
  public var host: String
  /// The TCP port to listen on; 0 takes a free one, and the address reported tells which.
  public var port: Int
  /// The largest body accepted, in bytes, beyond which the answer is 413; 64 KiB unless told.
  public var maximumBodyBytes: Int
  /// The largest body of a chat completion, which holds the whole conversation, in bytes; 1 MiB unless
  /// told.
  public var maximumHistoryBytes: Int
  /// How long a connection may stay without a request or a part of one; a minute unless told.
  public var idleTimeout: Duration
  /// How long requests under way may take to finish after SIGTERM or SIGINT; ten seconds unless told.
  public var shutdownTimeout: Duration
  /// The title of the page at `/`, in the language of the bot.
  public var pageTitle: String
  /// The id of the model that the OpenAI-compatible API offers; `guichet` unless told.
  public var modelName: String

  /// Creates a configuration; every setting has a default.
  public init(
    host: String = "127.0.0.1",
    port: Int = 8080,
    maximumBodyBytes: Int = 64 * 1024,
    maximumHistoryBytes: Int = 1024 * 1024,
    idleTimeout: Duration = .seconds(60),
    shutdownTimeout: Duration = .seconds(10),
    pageTitle: String = "Assistant",
    modelName: String = "guichet"
  ) {
    self.host = host
    self.port = port
    self.maximumBodyBytes = maximumBodyBytes
    self.maximumHistoryBytes = maximumHistoryBytes
    self.idleTimeout = idleTimeout
    self.shutdownTimeout = shutdownTimeout
    self.pageTitle = pageTitle
    self.modelName = modelName
  }
}

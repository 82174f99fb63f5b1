import Hummingbird
import NIOCore

/// What a request carries through the middleware to its route.
struct RequestScope: RequestContext {
  /// What the framework needs.
  var coreContext: CoreRequestContextStorage
  /// The address the connection comes from; `nil` when it has none.
  let peer: String?

  /// Creates the scope of a request.
  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress
  }
}

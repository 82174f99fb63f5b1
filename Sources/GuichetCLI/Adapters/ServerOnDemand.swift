/// The server of one replayed conversation, started when it is first needed and again after a stop.
struct ServerOnDemand {
  let world: ReplayWorld
  private var running: ReplayServer?

  init(world: ReplayWorld) { self.world = world }

  /// The server, listening.
  ///
  /// - Throws: ``ReplayFailure`` when it cannot listen.
  mutating func listening() async throws -> ReplayServer {
    if let running { return running }
    let new = try await ReplayServer(world: world)
    running = new
    return new
  }

  /// Stops the server, if it runs.
  mutating func stop() {
    running?.stop()
    running = nil
  }
}

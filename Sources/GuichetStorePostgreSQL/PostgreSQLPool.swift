#if PostgreSQL
import GuichetStore

/// Lends connections, at most so many at a time, opened when needed.
///
/// Who comes when all are lent waits, in order; when there are too many of them, or the server cannot be
/// reached, they are told at once rather than each after the time that connecting may take.
actor PostgreSQLPool {
  /// Who may wait for each connection.
  private static let waitersPerConnection = 64
  /// How long the failure to connect stands for those that come after.
  private static let rest = Duration.milliseconds(250)

  private typealias Waiter = CheckedContinuation<PostgreSQLConnection?, any Error>

  private let address: PostgreSQLAddress
  private let size: Int
  private var idle: [PostgreSQLConnection] = []
  private var lent = 0
  private var waiting: [Waiter] = []
  private var failure: (error: PostgreSQLError, at: ContinuousClock.Instant)?

  init(address: PostgreSQLAddress, size: Int) {
    self.address = address
    self.size = max(1, size)
  }

  /// Does some work with a connection that nobody else uses meanwhile.
  func with<Value: Sendable>(
    _ work: @Sendable (PostgreSQLConnection) async throws -> Value
  ) async throws -> Value {
    let connection = try await take()
    do {
      let value = try await work(connection)
      giveBack(connection)
      return value
    } catch {
      if let error = error as? PostgreSQLError, !error.isConnectionLost {
        giveBack(connection)
      } else {
        discard()
      }
      throw error
    }
  }

  /// Closes the connections that nobody uses.
  func close() { idle = [] }

  private func take() async throws -> PostgreSQLConnection {
    if let connection = idle.popLast() {
      lent += 1
      return connection
    }
    if lent < size {
      lent += 1
    } else {
      guard waiting.count < size * Self.waitersPerConnection else {
        throw PostgreSQLError(message: "trop de demandes en attente", isConnectionLost: false)
      }
      let handed = try await withCheckedThrowingContinuation { waiting.append($0) }
      if let handed { return handed }
    }
    return try await open()
  }

  /// Connects, in a place already counted as lent.
  private func open() async throws -> PostgreSQLConnection {
    do {
      if let failure, ContinuousClock.now < failure.at + Self.rest { throw failure.error }
      let connection = PostgreSQLConnection(address: address)
      try await connection.open()
      failure = nil
      return connection
    } catch {
      lent -= 1
      if let error = error as? PostgreSQLError {
        if failure.map({ ContinuousClock.now >= $0.at + Self.rest }) != false {
          failure = (error, .now)
        }
      }
      let told = waiting
      waiting = []
      for waiter in told { waiter.resume(throwing: error) }
      throw error
    }
  }

  private func giveBack(_ connection: PostgreSQLConnection) {
    if waiting.isEmpty {
      lent -= 1
      idle.append(connection)
    } else {
      waiting.removeFirst().resume(returning: connection)
    }
  }

  /// Forgets a lost connection, and with it those that wait for use: what cut one has cut them too.
  private func discard() {
    idle = []
    if waiting.isEmpty {
      lent -= 1
    } else {
      // The place goes on to the next, who connects anew.
      waiting.removeFirst().resume(returning: nil)
    }
  }
}
#endif

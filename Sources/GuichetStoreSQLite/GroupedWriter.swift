import GRDB
import GuichetStore

/// Writes what arrives at the same time in one commit.
///
/// While a group is being written the next one gathers. A commit costs one write to disk, whatever the
/// size of its group, and nobody is answered before the commit that holds their change.
actor GroupedWriter {
  private typealias Work = @Sendable (Database) throws -> @Sendable () -> Void

  private struct Job {
    /// Does the work, and gives what answers its caller once it is committed.
    var run: Work
    /// Answers the caller when nothing was committed.
    var fail: @Sendable (any Error) -> Void
  }

  private let pool: DatabasePool
  private var waiting: [Job] = []
  private var isWriting = false

  init(pool: DatabasePool) {
    self.pool = pool
  }

  /// Runs a change in the next commit.
  ///
  /// - Parameter change: The change; it does nothing, or succeeds: an error undoes its whole group.
  /// - Returns: What the change returns, once it is committed.
  /// - Throws: The error of the change, of another in its group, or of the commit.
  func write<Value: Sendable>(
    _ change: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      waiting.append(
        Job(
          run: { db in
            let value = try change(db)
            return { continuation.resume(returning: value) }
          },
          fail: { continuation.resume(throwing: $0) }))
      if !isWriting {
        isWriting = true
        Task { await writeAll() }
      }
    }
  }

  private func writeAll() async {
    while !waiting.isEmpty {
      let group = waiting
      waiting = []
      do {
        let answers = try await pool.write { db in
          let answers = try group.map { try $0.run(db) }
          FaultPoint.beforeCommit.reach()
          return answers
        }
        FaultPoint.afterCommit.reach()
        for answer in answers { answer() }
      } catch {
        for job in group { job.fail(error) }
      }
    }
    isWriting = false
  }
}

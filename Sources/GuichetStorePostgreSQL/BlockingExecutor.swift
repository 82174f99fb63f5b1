#if PostgreSQL
import Dispatch

/// A thread of its own for an actor whose methods block, so that they hold up nobody else.
final class BlockingExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "guichet.postgresql")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
#endif

import Synchronization

/// Lets one piece of work at a time at each conversation, in the order of arrival.
///
/// It spares turns of one process that meet the retries a store's expected version would cost them;
/// between processes that version keeps the order.
final class ConversationQueue: Sendable {
  /// Who waits for each conversation that somebody works at.
  private let waiting = Mutex<[String: [CheckedContinuation<Void, Never>]]>([:])

  /// Does some work when those that came before are done.
  func inTurn<Value: Sendable, Failure: Error>(
    _ conversation: String, _ work: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    await enter(conversation)
    defer { leave(conversation) }
    return try await work()
  }

  private func enter(_ conversation: String) async {
    await withCheckedContinuation { continuation in
      let isFree = waiting.withLock { waiting in
        guard waiting[conversation] == nil else {
          waiting[conversation]?.append(continuation)
          return false
        }
        waiting[conversation] = []
        return true
      }
      if isFree { continuation.resume() }
    }
  }

  private func leave(_ conversation: String) {
    let next = waiting.withLock { waiting -> CheckedContinuation<Void, Never>? in
      guard waiting[conversation]?.isEmpty == false else {
        waiting[conversation] = nil
        return nil
      }
      return waiting[conversation]?.removeFirst()
    }
    next?.resume()
  }
}

import Synchronization

/// The messages that reached a session's bot.
final class Recorder: Sendable {
  private let messages = Mutex<[String]>([])

  var texts: [String] { messages.withLock { $0 } }

  /// Notes a message and returns its number, from 1.
  func note(_ text: String) -> Int {
    messages.withLock {
      $0.append(text)
      return $0.count
    }
  }
}

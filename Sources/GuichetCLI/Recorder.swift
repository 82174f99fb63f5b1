import ArgumentParser
import Foundation
import GuichetCore
import GuichetReplay
import Synchronization

/// Appends a conversation to a transcript file, turn by turn, secrets already masked.
final class Recorder: Sendable {
  private let writer: TranscriptWriter
  private let file: URL
  private let situation = Mutex<[String: String]>([:])

  /// Begins the file; an existing one is replaced.
  init(file: String, name: String, words: Set<String>) throws {
    writer = TranscriptWriter(words: words)
    self.file = URL(fileURLWithPath: file)
    do {
      try Data(writer.header(name: "Conversation avec \(name)").utf8).write(to: self.file)
    } catch {
      throw ValidationError(
        "\(file) ne peut pas être écrit ; vérifiez le dossier et les permissions.")
    }
  }

  /// Appends one turn.
  func add(_ recorded: RecordedTurn) throws {
    let blocks = situation.withLock { known in
      defer { known = recorded.turn.situation }
      return writer.blocks(of: recorded, after: known)
    }
    let handle = try FileHandle(forWritingTo: file)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(blocks.utf8))
    try handle.close()
  }
}

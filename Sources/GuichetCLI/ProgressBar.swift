import Foundation
import GuichetReplay

/// A line on the terminal's standard error that grows while transcripts are replayed; nothing where
/// nobody watches.
struct ProgressBar: Sendable {
  private static let width = 30
  private let isShown = isatty(2) == 1

  /// Draws how far the replay has come.
  func show(_ progress: ReplayProgress) {
    guard isShown, progress.total > 0 else { return }
    let full = progress.done * Self.width / progress.total
    let bar =
      String(repeating: "█", count: full) + String(repeating: "░", count: Self.width - full)
    let failed = progress.failed > 0 ? ", \(progress.failed) en échec" : ""
    let end = progress.done == progress.total ? "\r\u{1B}[K" : ""
    Output.write(
      "\r\(bar) \(progress.done)/\(progress.total)\(failed)\(end)",
      to: FileHandle.standardError)
  }

  /// Says what is being done where its end is not known.
  func show(_ what: String) {
    if isShown { Output.write("\r\(what)", to: FileHandle.standardError) }
  }

  /// Takes the line away.
  func clear() {
    if isShown { Output.write("\r\u{1B}[K", to: FileHandle.standardError) }
  }
}

import Foundation

/// Standard output and standard error.
///
/// A closed pipe ends the process quietly.
enum Output {
  static func line(_ text: String) { write(text + "\n", to: FileHandle.standardOutput) }

  static func error(_ text: String) { write(text + "\n", to: FileHandle.standardError) }

  static func write(_ text: String, to handle: FileHandle) {
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      exit(0)
    }
  }
}

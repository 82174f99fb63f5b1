import ArgumentParser
import Foundation

/// Standard output and standard error.
///
/// A closed pipe ends the process quietly.
enum Output {
  static func line(_ text: String) { write(text + "\n", to: FileHandle.standardOutput) }

  static func error(_ text: String) { write(text + "\n", to: FileHandle.standardError) }

  /// Writes a file in one step, or ends with status 2.
  static func file(_ text: String, to file: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      Output.error("\(file) ne peut pas être écrit ; vérifiez le dossier et les permissions.")
      throw ExitCode(2)
    }
  }

  /// Makes a folder that may exist already, or ends with status 2.
  static func folder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      Output.error("Le dossier \(path) ne peut pas être créé ; vérifiez les permissions.")
      throw ExitCode(2)
    }
  }

  static func write(_ text: String, to handle: FileHandle) {
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      exit(0)
    }
  }
}

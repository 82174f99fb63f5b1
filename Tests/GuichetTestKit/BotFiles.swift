package import Foundation

/// The files of a bot in a directory of their own, which goes away with the value.
///
/// Tests change a file with ``replace(_:_:in:)`` or ``write(_:to:)`` and load the directory.
package final class BotFiles: Sendable {
  /// The directory.
  package let root: URL

  /// The path of the directory.
  package var path: String { root.path }

  /// Creates an empty directory.
  package init() throws {
    root = FileManager.default.temporaryDirectory
      .appendingPathComponent("guichet-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  /// Creates a directory with copies of files, by their paths in it.
  package convenience init(_ files: [String: String]) throws {
    try self.init()
    for (file, text) in files { try write(text, to: file) }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// Where a file is.
  package func url(_ file: String) -> URL { root.appendingPathComponent(file) }

  /// The text of a file.
  package func text(_ file: String) throws -> String {
    try String(contentsOf: url(file), encoding: .utf8)
  }

  /// Writes a file, and the folders it needs.
  package func write(_ text: String, to file: String) throws {
    try write(Data(text.utf8), to: file)
  }

  /// Writes bytes, and the folders they need.
  package func write(_ data: Data, to file: String) throws {
    try FileManager.default.createDirectory(
      at: url(file).deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url(file))
  }

  /// Removes a file or a folder.
  package func remove(_ file: String) throws {
    try FileManager.default.removeItem(at: url(file))
  }

  /// Replaces the first occurrence of a text in a file, which must be there.
  package func replace(_ old: String, _ new: String, in file: String) throws {
    let text = try text(file)
    guard let range = text.range(of: old) else {
      throw TestKitError("« \(old) » is not in \(file)")
    }
    try write(text.replacingCharacters(in: range, with: new), to: file)
  }

  /// `line:column` of the first occurrence of a text in a file, in Unicode scalars from 1.
  package func place(of text: String, in file: String) throws -> String {
    let whole = try self.text(file)
    guard let range = whole.range(of: text) else {
      throw TestKitError("« \(text) » is not in \(file)")
    }
    let before = whole[..<range.lowerBound].unicodeScalars
    let line = before.count { $0 == "\n" } + 1
    let column = before.reversed().prefix { $0 != "\n" }.count + 1
    return "\(line):\(column)"
  }
}

/// What a test asked of the kit cannot be done.
package struct TestKitError: Error, CustomStringConvertible {
  /// Why.
  package let description: String

  /// Creates the error.
  package init(_ description: String) { self.description = description }
}

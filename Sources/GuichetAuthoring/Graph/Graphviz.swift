import Foundation

/// Runs Graphviz's `dot`, which must be on the search path.
package struct Graphviz: Sendable {
  /// Why there is no picture; the text is French.
  package enum Failure: Error, Hashable, CustomStringConvertible, Sendable {
    /// `dot` is not on the search path.
    case missing
    /// `dot` could not be run, or refused the graph.
    case failed(String)

    /// What is wrong, and what to do.
    package var description: String {
      switch self {
      case .missing:
        "Le programme « dot » de Graphviz est introuvable ; installez-le (sous Debian : "
          + "apt-get install graphviz), ou demandez --format mermaid ou --format dot."
      case .failed(let reason):
        "Graphviz n'a pas pu dessiner le dialogue : \(reason)"
      }
    }
  }

  private static let program = "dot"

  private let searchPath: String

  /// Looks for `dot` in a search path such as the variable `PATH` holds.
  package init(searchPath: String) { self.searchPath = searchPath }

  /// The SVG of a graph in the DOT language.
  ///
  /// `dot` is run by its path, without a shell. It reads from and writes to files, so that neither
  /// side waits for the other.
  package func svg(of dot: String) throws(Failure) -> String {
    guard let executable else { throw .missing }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("guichet-graph-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      return try run(executable, on: dot, in: folder)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .failed(error.localizedDescription)
    }
  }

  /// The first `dot` of the search path that may be run; relative folders are passed over.
  private var executable: URL? {
    searchPath.split(separator: ":").lazy
      .filter { $0.hasPrefix("/") }
      .map { URL(fileURLWithPath: String($0)).appendingPathComponent(Self.program) }
      .first { url in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
          && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: url.path)
      }
  }

  private func run(_ executable: URL, on dot: String, in folder: URL) throws -> String {
    func file(_ name: String, _ content: String = "") throws -> URL {
      let url = folder.appendingPathComponent(name)
      try Data(content.utf8).write(to: url)
      return url
    }
    let input = try file("graph.dot", dot)
    let output = try file("graph.svg")
    let errors = try file("errors.txt")
    let process = Process()
    process.executableURL = executable
    process.arguments = ["-Tsvg"]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let said = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let reason = said.split(whereSeparator: \.isNewline).first.map(String.init)
      throw Failure.failed(reason ?? "il s'est arrêté avec le statut \(process.terminationStatus)")
    }
    return String(decoding: try Data(contentsOf: output), as: UTF8.self)
  }
}

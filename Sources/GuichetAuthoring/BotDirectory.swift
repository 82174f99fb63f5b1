package import Foundation
package import GuichetCore

/// Reads the files of a bot; every path is relative to its directory.
package struct BotDirectory {
  /// Files larger than this are refused: no hand-written file of a bot comes near it.
  package static let largestFile = 32 * 1_024 * 1_024

  /// How many bytes are read at a time.
  private static let part = 65_536

  /// The directory.
  package let root: URL

  /// Names the directory; nothing is read yet.
  package init(path: String) {
    root = URL(fileURLWithPath: path, isDirectory: true)
  }

  /// The text of a file, or `nil` with a finding that says why it cannot be read.
  package func text(of file: String, findings: inout [Diagnostic]) -> String? {
    guard let bytes = bytes(of: file, findings: &findings) else { return nil }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    findings.append(
      Diagnostic(
        "file.encoding", "le fichier n'est pas en UTF-8 ; réenregistrez-le dans cet encodage",
        at: SourceLocation(file: file, line: 1)))
    return nil
  }

  /// The bytes of a file, or `nil` with a finding that says why it cannot be read.
  package func bytes(of file: String, findings: inout [Diagnostic]) -> [UInt8]? {
    let place = SourceLocation(file: file, line: 1)
    let url = root.appendingPathComponent(file)
    do {
      // A folder opens, and its end is anywhere.
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
        isFolder.boolValue
      {
        throw CocoaError(.fileReadUnknown)
      }
      let handle = try FileHandle(forReadingFrom: url)
      let size = try handle.seekToEnd()
      if size > Self.largestFile {
        findings.append(
          Diagnostic(
            "file.too-large", "le fichier dépasse \(Self.largestFile / 1_048_576) Mo ; divisez-le",
            at: place))
        return nil
      }
      try handle.seek(toOffset: 0)
      // By parts, so that a large file is not in memory twice.
      var bytes: [UInt8] = []
      bytes.reserveCapacity(Int(size))
      while let part = try handle.read(upToCount: Self.part), !part.isEmpty { bytes += part }
      return bytes
    } catch {
      findings.append(
        FileManager.default.fileExists(atPath: url.path)
          ? Diagnostic(
            "file.unreadable", "le fichier ne peut pas être lu ; vérifiez ses permissions",
            at: place)
          : Diagnostic(
            "file.missing", "le fichier n'existe pas ; créez-le ou corrigez bot.yml", at: place))
      return nil
    }
  }

  /// The files of a folder with one of the given extensions, sorted by path, sub-folders included.
  package func files(in folder: String, extensions: Set<String>) -> [String] {
    let base = root.appendingPathComponent(folder, isDirectory: true).resolvingSymlinksInPath()
    guard let walker = FileManager.default.enumerator(atPath: base.path) else { return [] }
    return walker.compactMap { $0 as? String }
      .filter { extensions.contains(URL(fileURLWithPath: $0).pathExtension) }
      .map { folder + "/" + $0 }
      .sorted()
  }
}

import Foundation
public import GuichetCore

/// A transcript and the text it was read from.
public struct TranscriptSource: Hashable, Sendable {
  /// The transcript.
  public var transcript: Transcript
  /// The file's text, for ``TranscriptUpdate``.
  public var text: String
}

/// Finds, reads and writes transcript files: the only place of this module that touches files.
public enum TranscriptFiles: Sendable {
  /// How the names of transcripts end.
  public static let suffix = ".convo.txt"
  /// Larger files are refused: no conversation of people comes near it.
  public static let largestFile = 4 * 1_024 * 1_024

  /// Reads transcripts.
  ///
  /// - Parameters:
  ///   - paths: Files, and folders whose `*.convo.txt` files are taken, sub-folders included;
  ///     hidden ones are not.
  ///   - words: As given to ``TranscriptParser``.
  /// - Returns: The transcripts that could be read, sorted by path, each once, and what is wrong
  ///   with the others.
  public static func load(
    _ paths: [String], words: Set<String> = []
  ) -> (sources: [TranscriptSource], findings: [Diagnostic]) {
    var findings: [Diagnostic] = []
    var files: Set<String> = []
    for path in paths { files.formUnion(find(path, &findings)) }
    var sources: [TranscriptSource] = []
    for file in files.sorted() {
      guard let text = read(file, &findings) else { continue }
      let (transcript, problems) = TranscriptParser.parse(text, file: file, words: words)
      findings += problems
      if let transcript { sources.append(TranscriptSource(transcript: transcript, text: text)) }
    }
    return (sources, findings)
  }

  /// Writes a file's new text in one step: a reader sees the old file or the new one.
  public static func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
  }

  private static func find(_ path: String, _ findings: inout [Diagnostic]) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      findings.append(
        Diagnostic(
          "transcript.file.missing", "aucun fichier ni dossier à cet endroit ; vérifiez le chemin",
          at: SourceLocation(file: path, line: 1)))
      return []
    }
    if !isFolder.boolValue { return [path] }
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    let found = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    let files = found.filter { name in
      name.hasSuffix(suffix) && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    if files.isEmpty {
      findings.append(
        Diagnostic(
          "transcript.file.none",
          "ce dossier ne contient aucune transcription ; leurs noms finissent par \(suffix)",
          at: SourceLocation(file: path, line: 1)))
    }
    return files.map { "\(base)/\($0)" }
  }

  private static func read(_ file: String, _ findings: inout [Diagnostic]) -> String? {
    func refuse(_ id: String, _ message: String) -> String? {
      findings.append(Diagnostic(id, message, at: SourceLocation(file: file, line: 1)))
      return nil
    }
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      return refuse(
        "transcript.file.unreadable",
        "le fichier ne peut pas être lu ; vérifiez qu'il en est un, et ses permissions")
    }
    if data.count > largestFile {
      return refuse(
        "transcript.file.too-large",
        "le fichier dépasse \(largestFile / 1_048_576) Mo ; divisez la conversation")
    }
    // Decoded by hand: Foundation drops a byte-order mark, and an update would lose it.
    guard let text = String(validating: data, as: UTF8.self) else {
      return refuse(
        "transcript.file.encoding",
        "le fichier n'est pas en UTF-8 ; réenregistrez-le dans cet encodage")
    }
    return text
  }
}

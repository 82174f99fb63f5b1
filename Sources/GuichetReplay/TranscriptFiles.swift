import Foundation
public import GuichetCore

/// A transcript and the text it was read from.
public struct TranscriptSource: Hashable, Sendable {
  /// The transcript.
  public var transcript: Transcript
  /// The file's text, for ``TranscriptUpdate``.
  public var text: String
}

/// What ``TranscriptFiles`` found.
public struct TranscriptCollection: Sendable {
  /// The convo files that could be read, sorted by path, each once.
  public var sources: [TranscriptSource]
  /// The texts of the partial convos, by path.
  public var partials: [String: String]
  /// What is wrong with the files.
  public var findings: [Diagnostic]

  /// Every run: each transcript, once for each phrasing where it uses an utterance list.
  public var runs: [Transcript] { sources.flatMap { $0.transcript.runs } }
}

/// Finds, reads and writes transcript files: the only place of this module that touches files.
public enum TranscriptFiles: Sendable {
  /// How the names of transcripts end.
  public static let suffix = ".convo.txt"
  /// How the names of partial convos end.
  public static let partialSuffix = ".pconvo.txt"
  /// How the names of utterance lists end.
  public static let utterancesSuffix = ".utterances.txt"
  /// Larger files are refused: no conversation of people comes near it.
  public static let largestFile = 4 * 1_024 * 1_024

  /// Reads transcripts.
  ///
  /// - Parameters:
  ///   - paths: Files, and folders whose `*.convo.txt` files are taken, sub-folders included;
  ///     hidden ones are not.
  ///   - words: As given to ``TranscriptParser``.
  ///   - syntax: Whose rules they follow.
  ///   - names: What assertions may name; anything without it.
  /// - Returns: What could be read, and what is wrong with the rest. Partial convos and utterance
  ///   lists are taken from the folders, and from the folder of each file named alone.
  public static func collection(
    _ paths: [String], words: Set<String> = [], syntax: TranscriptSyntax = .strict,
    names: BotNames? = nil
  ) -> TranscriptCollection {
    var findings: [Diagnostic] = []
    var files: Set<String> = []
    for path in paths { files.formUnion(find(path, &findings)) }
    func texts(endingIn suffix: String) -> [TranscriptLibrary.File] {
      files.sorted().filter { $0.hasSuffix(suffix) }.compactMap { path in
        read(path, &findings).map { (path, $0) }
      }
    }
    let partials = texts(endingIn: partialSuffix)
    let library = TranscriptLibrary(
      partials: partials, utterances: texts(endingIn: utterancesSuffix), words: words,
      syntax: syntax, findings: &findings)
    let convos = files.sorted().filter { file in
      !file.hasSuffix(partialSuffix) && !file.hasSuffix(utterancesSuffix)
    }
    let parsed = Parallel.map(convos) { file -> (TranscriptSource?, [Diagnostic]) in
      var findings: [Diagnostic] = []
      guard let text = read(file, &findings) else { return (nil, findings) }
      let (transcript, problems) = TranscriptParser.parse(
        text, file: file, words: words, library: library, syntax: syntax)
      findings += problems
      guard let transcript else { return (nil, findings) }
      let unknown = names?.findings(in: transcript) ?? []
      return (
        unknown.isEmpty ? TranscriptSource(transcript: transcript, text: text) : nil,
        findings + unknown
      )
    }
    let sources = parsed.compactMap(\.0)
    // What a partial convo names is found once for each file that includes it.
    var seen = Set(findings)
    findings += parsed.flatMap(\.1).filter { seen.insert($0).inserted }
    return TranscriptCollection(
      sources: sources,
      partials: Dictionary(partials.map { ($0.path, $0.text) }) { first, _ in first },
      findings: findings)
  }

  /// Reads transcripts, as ``collection(_:words:syntax:names:)`` does; one that uses an utterance list comes
  /// once for each run.
  public static func load(
    _ paths: [String], words: Set<String> = []
  ) -> (sources: [TranscriptSource], findings: [Diagnostic]) {
    let found = collection(paths, words: words)
    let runs = found.sources.flatMap { source in
      source.transcript.runs.map { TranscriptSource(transcript: $0, text: source.text) }
    }
    return (runs, found.findings)
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
    if !isFolder.boolValue { return [path] + shared(beside: path) }
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    let found = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    let files = found.filter { name in
      [suffix, partialSuffix, utterancesSuffix].contains(where: name.hasSuffix)
        && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    if !files.contains(where: { $0.hasSuffix(suffix) }) {
      findings.append(
        Diagnostic(
          "transcript.file.none",
          "ce dossier ne contient aucune transcription ; leurs noms finissent par \(suffix)",
          at: SourceLocation(file: path, line: 1)))
    }
    return files.map { "\(base)/\($0)" }
  }

  /// What a file named alone may include: the partial convos and utterance lists of its folder.
  private static func shared(beside path: String) -> [String] {
    let folder = (path as NSString).deletingLastPathComponent
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return names.filter { name in
      [partialSuffix, utterancesSuffix].contains(where: name.hasSuffix) && !name.hasPrefix(".")
    }.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
  }

  private static func read(_ file: String, _ findings: inout [Diagnostic]) -> String? {
    func refuse(_ id: String, _ message: String) -> String? {
      findings.append(Diagnostic(id, message, at: SourceLocation(file: file, line: 1)))
      return nil
    }
    func tooLarge() -> String? {
      refuse(
        "transcript.file.too-large",
        "le fichier dépasse \(largestFile / 1_048_576) Mo ; divisez la conversation")
    }
    let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
    if let size, size > largestFile { return tooLarge() }
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      return refuse(
        "transcript.file.unreadable",
        "le fichier ne peut pas être lu ; vérifiez qu'il en est un, et ses permissions")
    }
    if data.count > largestFile { return tooLarge() }
    // Decoded by hand: Foundation drops a byte-order mark, and an update would lose it.
    guard let text = String(validating: data, as: UTF8.self) else {
      return refuse(
        "transcript.file.encoding",
        "le fichier n'est pas en UTF-8 ; réenregistrez-le dans cet encodage")
    }
    return text
  }
}

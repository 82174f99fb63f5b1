public import GuichetCore

/// What convo files share: partial convos (`*.pconvo.txt`) that `#include` puts in, and utterance
/// lists (`*.utterances.txt`).
public struct TranscriptLibrary: Sendable {
  /// Nothing shared.
  public static let empty = TranscriptLibrary()

  /// A file and its text.
  public typealias File = (path: String, text: String)

  /// A partial convo, its includes not yet followed.
  struct Partial: Sendable {
    var blocks: [TranscriptBlock]
    var location: SourceLocation
  }

  /// The partial convos by name.
  private(set) var partials: [String: Partial] = [:]
  /// The utterance lists by name.
  public private(set) var utterances: [String: UtteranceList] = [:]

  private init() {}

  /// Reads the files; what is wrong with them is a finding, also in parts that nobody includes.
  ///
  /// - Parameters:
  ///   - files: The partial convos; the first line is the name that `#include` gives.
  ///   - lists: The utterance lists.
  ///   - words: As given to ``TranscriptParser``.
  ///   - syntax: Whose rules the files follow.
  ///   - findings: Takes the findings.
  public init(
    partials files: [File], utterances lists: [File], words: Set<String> = [],
    syntax: TranscriptSyntax = .strict, findings: inout [Diagnostic]
  ) {
    for file in lists {
      guard let list = UtteranceList.read(file.text, file: file.path, findings: &findings) else {
        continue
      }
      if let earlier = utterances[list.name] {
        findings.append(Self.duplicate(list.name, list.location, earlier.location))
      } else {
        utterances[list.name] = list
      }
    }
    var readers: [(TranscriptReader, [TranscriptBlock])] = []
    for file in files {
      var reader = TranscriptReader(
        file: file.path, words: words, library: self, syntax: syntax)
      let (header, blocks) = reader.split(SourceLine.lines(ofFile: file.text))
      guard let name = header.first(where: { !$0.content.isEmpty }) else {
        findings.append(
          Diagnostic(
            "transcript.include.name",
            "la première ligne d'une transcription partielle est le nom que #include lui donne ; "
              + "écrivez-la", at: SourceLocation(file: file.path, line: 1)))
        continue
      }
      let place = name.location(in: file.path)
      if let earlier = partials[String(name.content)] {
        findings.append(Self.duplicate(String(name.content), place, earlier.location))
      } else {
        partials[String(name.content)] = Partial(blocks: blocks, location: place)
      }
      readers.append((reader, blocks))
    }
    for (reader, blocks) in readers {
      var reader = reader
      reader.library = self
      reader.readPartial(blocks)
      findings += reader.findings
    }
  }

  private static func duplicate(
    _ name: String, _ place: SourceLocation, _ earlier: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "transcript.name.duplicate", "le nom « \(name) » sert déjà ; changez l'un des deux",
      at: place,
      related: earlier)
  }
}

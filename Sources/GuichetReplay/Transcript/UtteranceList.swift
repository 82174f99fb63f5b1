public import GuichetCore

/// The ways of saying one thing, under a name that a convo file uses in place of a text
/// (`*.utterances.txt`): the name on the first line, one phrasing on each of the others.
public struct UtteranceList: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The phrasings, in the order of the file; never empty.
  public var phrasings: [String]
  /// The line of the name.
  public var location: SourceLocation

  /// Reads a file; what is wrong with it is a finding.
  static func read(
    _ text: String, file: String, findings: inout [Diagnostic]
  ) -> UtteranceList? {
    let lines = SourceLine.lines(ofFile: text).filter { !$0.content.isEmpty }
    guard let first = lines.first else {
      findings.append(
        Diagnostic(
          "transcript.utterances.empty",
          "la liste est vide ; écrivez son nom à la première ligne, puis une formulation par ligne",
          at: SourceLocation(file: file, line: 1)))
      return nil
    }
    let name = String(first.content)
    let place = first.location(in: file)
    if TranscriptCommand.table[name] != nil || name.unicodeScalars.first == "#" {
      findings.append(
        Diagnostic(
          "transcript.utterances.name",
          "« \(name) » ne peut pas nommer une liste ; choisissez un nom comme UTT_BONJOUR",
          at: place))
      return nil
    }
    guard lines.count > 1 else {
      findings.append(
        Diagnostic(
          "transcript.utterances.none",
          "la liste « \(name) » n'a aucune formulation ; écrivez-en une par ligne sous son nom",
          at: place))
      return nil
    }
    return UtteranceList(
      name: name, phrasings: lines.dropFirst().map { String($0.content) }, location: place)
  }
}

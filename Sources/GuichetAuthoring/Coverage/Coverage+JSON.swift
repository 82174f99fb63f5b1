import Foundation
import GuichetCore

extension Coverage {
  private struct Document: Encodable {
    struct Kind: Encodable {
      var kind: String
      var label: String
      var reached: Int
      var total: Int
    }
    struct Unit: Encodable {
      var kind: String
      var id: String
      var what: String
      var file: String
      var line: Int
      var lastLine: Int
      var reachedBy: [Int]
      var suggestion: [String]?
    }
    struct Transcript: Encodable {
      var file: String
      var name: String
    }
    var format = 1
    var kinds: [Kind]
    var transcripts: [Transcript]
    var units: [Unit]
  }

  /// The coverage as JSON: the kinds with their counts, the transcripts, and every unit with the numbers
  /// of the transcripts that reach it; the same coverage gives the same bytes.
  public func json() throws -> String {
    let document = Document(
      kinds: CoverageUnit.Kind.allCases.map { kind in
        let (reached, total) = count(kind)
        return Document.Kind(
          kind: kind.rawValue, label: kind.label, reached: reached, total: total)
      },
      transcripts: witnesses.map { Document.Transcript(file: $0.file, name: $0.name) },
      units: units.enumerated().map { number, unit in
        Document.Unit(
          kind: unit.kind.rawValue, id: unit.id, what: unit.what, file: unit.location.file,
          line: unit.location.line, lastLine: unit.lastLine, reachedBy: reachedBy[number],
          suggestion: suggestions[number])
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }
}

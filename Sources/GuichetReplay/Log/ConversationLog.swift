import Foundation
public import GuichetCore

/// Reads a log of conversations: one JSON object a line, as stores keep their turns.
///
/// ```json
/// {"text":"qui est mon RSE ?","turn":{"conversation":"c1","turn":1,…}}
/// ```
///
/// `text` is the message, masked; it is left out for the greeting. Other keys are ignored. Lines of
/// several conversations may be mixed; those of one come in order.
public enum ConversationLog: Sendable {
  /// Larger files are refused.
  public static let largestFile = 64 * 1_024 * 1_024

  private struct Line: Decodable {
    var text: String?
    var turn: Turn
  }

  /// Reads a log's text.
  ///
  /// - Parameters:
  ///   - text: The lines.
  ///   - file: The path to show in findings.
  /// - Returns: The conversations, in the order in which they begin, and what is wrong with the lines
  ///   that were left out.
  public static func read(
    _ text: String, file: String
  ) -> (conversations: [LoggedConversation], findings: [Diagnostic]) {
    var order: [String] = []
    var records: [String: [(text: String?, turn: Turn)]] = [:]
    var findings: [Diagnostic] = []
    for line in SourceLine.lines(ofFile: text) where !line.content.isEmpty {
      guard let read = try? JSONDecoder().decode(Line.self, from: Data(line.content.utf8)) else {
        findings.append(
          Diagnostic(
            "log.line",
            "cette ligne n'est pas un tour ({\"text\":…,\"turn\":…}) ; elle est ignorée",
            severity: .warning, at: line.location(in: file)))
        continue
      }
      let id = read.turn.conversation
      if records[id] == nil { order.append(id) }
      records[id, default: []].append((read.text, read.turn))
    }
    return (order.map { LoggedConversation(id: $0, records: records[$0] ?? []) }, findings)
  }
}

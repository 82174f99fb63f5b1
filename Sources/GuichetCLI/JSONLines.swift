import Foundation
import GuichetCore
import GuichetEngine
import GuichetStore

/// `chat --json`: one JSON object a line in, one turn a line out.
struct JSONLines {
  /// A line longer than this is refused; a message is at most a thousandth of it.
  private static let longestLine = 4 * 1_024 * 1_024

  /// Ids are kept with every turn, so they are short.
  private static let longestID = 256

  private struct Line: Decodable {
    var conversation: String?
    var id: String?
    var text: String?
    var choice: String?
  }

  private struct Failure: Encodable {
    struct Problem: Encodable {
      var code: String
      var message: String
    }
    var error: Problem
  }

  private let service: ConversationService
  private let conversation: String
  private let encoder: JSONEncoder

  init(service: ConversationService, conversation: String) {
    self.service = service
    self.conversation = conversation
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// Answers every line of standard input, in order, until it ends.
  func run() async {
    var reader = LineReader(limit: Self.longestLine)
    while let line = reader.next() {
      switch line {
      case .bytes(let bytes):
        if bytes.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { continue }
        Output.line(await answer(bytes))
      case .tooLong:
        Output.line(failure("line-too-long", "la ligne dépasse \(Self.longestLine) octets"))
      }
    }
  }

  /// Answers one line.
  func answer(_ bytes: [UInt8]) async -> String {
    let line: Line
    do {
      line = try JSONDecoder().decode(
        Line.self, from: Data(LoneSurrogates.replaced(in: bytes)))
    } catch {
      return failure(
        "bad-line", "chaque ligne est un objet JSON avec « text » ou « choice »")
    }
    let input: Input
    switch (line.text, line.choice) {
    case (let text?, nil): input = .text(text)
    case (nil, let choice?): input = .choice(choice)
    default: return failure("bad-line", "donnez « text » ou « choice », l'un ou l'autre")
    }
    if [line.conversation, line.id].contains(where: { $0?.utf8.count ?? 0 > Self.longestID }) {
      return failure("id-too-long", "un identifiant a au plus \(Self.longestID) octets")
    }
    do {
      let turn = try await service.send(
        input, messageID: line.id, to: line.conversation ?? conversation, missing: .begin)
      return encoded(turn) ?? failure("encoding", "le tour ne peut pas être écrit")
    } catch .messageIDReused {
      return failure("id-reused", "cet identifiant de message a déjà servi pour un autre message")
    } catch {
      return failure("store", "la conversation n'est pas disponible pour le moment")
    }
  }

  private func failure(_ code: String, _ message: String) -> String {
    encoded(Failure(error: Failure.Problem(code: code, message: message))) ?? "{\"error\":{}}"
  }

  private func encoded(_ value: some Encodable) -> String? {
    guard let data = try? encoder.encode(value) else { return nil }
    return String(decoding: data, as: UTF8.self)
  }
}

import Synchronization

/// The PCRE2 text of notions and of the patterns that refer to them.
///
/// It is put together when a pattern is compiled, since a short conversation compiles few.
final class NotionTexts: Sendable {
  /// What a notion that does not exist, or holds itself, stands for: nothing matches.
  static let nothing = "(?!)"

  /// The pieces of the sound phrasings of each notion.
  private let phrasings: [String: [[PatternSource.Piece]]]
  private let known = Mutex<[String: String]>([:])

  init(_ phrasings: [String: [[PatternSource.Piece]]]) { self.phrasings = phrasings }

  /// A pattern with its notions put in place.
  func text(of pieces: [PatternSource.Piece]) -> String {
    known.withLock { text(of: pieces, known: &$0) }
  }

  /// Any phrasing of a notion, without brackets around.
  func text(of notion: String) -> String {
    known.withLock { text(of: notion, known: &$0) }
  }

  private func text(
    of pieces: [PatternSource.Piece], known: inout [String: String]
  ) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .notion(let name, _):
        result += "(?:"
        result += text(of: name, known: &known)
        result += ")"
      }
    }
    return result
  }

  private func text(of notion: String, known: inout [String: String]) -> String {
    if let done = known[notion] { return done }
    guard let phrasings = phrasings[notion] else { return Self.nothing }
    known[notion] = Self.nothing
    var result = Lexicon.marker(of: notion)
    for pieces in phrasings {
      result += "|"
      result += text(of: pieces, known: &known)
    }
    known[notion] = result
    return result
  }
}

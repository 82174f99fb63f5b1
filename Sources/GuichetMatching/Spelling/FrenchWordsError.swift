/// Why bytes are no list of words.
public struct FrenchWordsError: Error, Equatable, Sendable {
  /// The kinds of fault.
  public enum Code: Equatable, Sendable {
    /// The line is empty or holds something else than letters a–z.
    case notAWord
    /// The line does not come bytewise behind an earlier one.
    case outOfOrder
  }

  /// The kind of fault.
  public let code: Code
  /// The line in the file, from 1, header included.
  public let line: Int

  /// Creates an error; used by readers of lists and by tests.
  public init(code: Code, line: Int) {
    self.code = code
    self.line = line
  }

  /// What is wrong and what to do, in French, for a `Diagnostic`.
  public var message: String {
    let remedy = "reconstruisez la liste avec scripts/french-words.py"
    return switch code {
    case .notAWord: "cette ligne n’est pas un mot en lettres de a à z ; \(remedy)"
    case .outOfOrder: "ce mot n’est pas à sa place dans l’ordre alphabétique ; \(remedy)"
    }
  }
}

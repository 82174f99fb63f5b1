import GuichetCore
import PatternEngine
import Synchronization

/// A pattern that is compiled when it is first needed: a short conversation needs few of a bot's.
///
/// What an author can get wrong is checked when the bot loads, piece by piece, by ``check(_:)``;
/// what only the whole can show (a pattern too large for PCRE2) is found by `guichet check`.
final class LazyPattern: Sendable {
  private let source: @Sendable () -> String
  private let compiled = Mutex<Result<Pattern, PatternError>?>(nil)
  /// The pattern that `compiled` holds, 0 until it does: threads that only match never wait.
  private let ready = Atomic<UInt>(0)

  /// Keeps what gives a pattern's PCRE2 text; asked for once.
  init(_ source: @escaping @Sendable () -> String) { self.source = source }

  /// A pattern that begins and ends at the edge of a word.
  convenience init(ofWords pieces: [PatternSource.Piece], in texts: NotionTexts) {
    self.init { Self.ofWords(texts.text(of: pieces)) }
  }

  /// The PCRE2 text of a pattern that begins and ends at the edge of a word.
  static func ofWords(_ source: String) -> String { "(?<![^ ])(?:\(source))(?![^ ])" }

  /// The compiled pattern.
  ///
  /// - Throws: ``PatternError`` when PCRE2 refuses it; always the same one.
  func value() throws(PatternError) -> Pattern {
    if let pattern = UnsafeRawPointer(bitPattern: ready.load(ordering: .acquiring)) {
      // SAFETY: it points to what `compiled` holds from then on, and so lives as long as `self`.
      return Unmanaged<Pattern>.fromOpaque(pattern).takeUnretainedValue()
    }
    let result = compiled.withLock { known -> Result<Pattern, PatternError> in
      if let known { return known }
      let new = Result { () throws(PatternError) in try Pattern(source()) }
      known = new
      if case .success(let pattern) = new {
        let pointer = UInt(bitPattern: Unmanaged.passUnretained(pattern).toOpaque())
        ready.store(pointer, ordering: .releasing)
      }
      return new
    }
    return try result.get()
  }

  /// Why PCRE2 refuses what an author wrote, `nil` when it does not; notions count as one letter.
  static func check(_ pattern: PatternSource) -> PatternError? {
    if pattern.isPlain { return nil }
    var skeleton = ""
    for piece in pattern.pieces {
      switch piece {
      case .text(let text): skeleton += text
      case .notion: skeleton += "(?:x)"
      }
    }
    do {
      _ = try Pattern("(?:\(skeleton))")
      return nil
    } catch {
      return error
    }
  }
}

extension Diagnostic {
  /// A pattern that PCRE2 refuses.
  static func invalidPattern(_ message: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "pattern.invalid",
      "motif mal formé : \(message) ; vérifiez les parenthèses, les crochets et les quantificateurs",
      at: place)
  }
}

/// Why a pattern could not be compiled, or why a match was given up.
public struct PatternError: Error, Equatable, Sendable {
  /// The kinds of failure a caller may want to tell apart.
  public enum Code: Equatable, Sendable {
    /// The pattern is not valid; `utf8Offset` is where PCRE2 stopped reading it.
    case invalidPattern
    /// The match took more internal steps than allowed (`pcre2_set_match_limit`).
    case matchLimitExceeded
    /// The match nested deeper than allowed (`pcre2_set_depth_limit`).
    case depthLimitExceeded
    /// The match needed more heap, or more JIT stack, than allowed.
    case memoryLimitExceeded
    /// Any other PCRE2 error; the associated value is PCRE2's negative code.
    case other(Int32)
  }

  /// The kind of failure.
  public let code: Code
  /// PCRE2's own sentence, in English.
  public let message: String
  /// The UTF-8 offset in the pattern, from 0; 0 for errors raised while matching.
  public let utf8Offset: Int

  /// Creates an error; used by wrappers and tests.
  public init(code: Code, message: String, utf8Offset: Int = 0) {
    self.code = code
    self.message = message
    self.utf8Offset = utf8Offset
  }
}

import CPCRE2
import Synchronization

/// One compiled PCRE2 pattern: UTF, UCP, immutable, usable from any task.
///
/// Offsets are UTF-8 offsets from 0. The subject is handed over as UTF-8 bytes, so a caller that
/// matches many patterns against one text converts it once.
public final class Pattern: Sendable {
  /// The source the pattern was compiled from.
  public let source: String
  /// The names of the named groups and their numbers, in order of number.
  public let groupNames: [(name: String, number: Int)]
  /// The number of capture groups.
  public let groupCount: Int

  /// A pattern is compiled to machine code when it has been matched this often: most patterns of a
  /// bot run once in a short conversation, and compiling costs as much as dozens of matches.
  private static let matchesBeforeJIT = 16

  // SAFETY: PCRE2 never writes to compiled code while matching, and nothing writes to this one after
  // `init`: machine code is made in a copy (pcre2api(3), "Multithreading").
  private nonisolated(unsafe) let code: OpaquePointer
  /// The copy with machine code, 0 while there is none; set once, and freed with the pattern.
  private let jitCode = Atomic<UInt>(0)
  private let matchCount = Atomic(0)

  /// Compiles a pattern with UTF and UCP on.
  ///
  /// - Parameters:
  ///   - source: The pattern, in Unicode normalization form C.
  ///   - caseless: Whether case is ignored.
  /// - Throws: ``PatternError`` with code `invalidPattern` and the place PCRE2 stopped at.
  public init(_ source: String, caseless: Bool = false) throws(PatternError) {
    var errorCode: Int32 = 0
    var errorOffset = 0
    var options = UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_NEVER_BACKSLASH_C)
    if caseless { options |= UInt32(PCRE2_CASELESS) }
    let utf8 = Array(source.utf8)
    let compiled = utf8.withUnsafeBufferPointer { buffer in
      // PCRE2 10.42 refuses a null pattern even with length zero.
      if let base = buffer.baseAddress {
        pcre2_compile_8(base, buffer.count, options, &errorCode, &errorOffset, nil)
      } else {
        pcre2_compile_8([0], 0, options, &errorCode, &errorOffset, nil)
      }
    }
    guard let compiled else {
      throw PatternError(
        code: .invalidPattern, message: Pattern.message(for: errorCode), utf8Offset: errorOffset)
    }
    self.source = source
    code = compiled

    var count: UInt32 = 0
    _ = pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    groupCount = Int(count)
    groupNames = Pattern.names(in: compiled)
  }

  deinit {
    pcre2_code_free_8(code)
    pcre2_code_free_8(OpaquePointer(bitPattern: jitCode.load(ordering: .acquiring)))
  }

  /// Returns the UTF-8 ranges of the first match and of its groups, or `nil` when nothing matches.
  ///
  /// - Parameters:
  ///   - subject: The text to search.
  ///   - start: The UTF-8 offset to search from; clamped to the text.
  ///   - limits: What the match may cost.
  /// - Returns: Element 0 is the whole match; a group that took no part is `nil`.
  /// - Throws: ``PatternError`` when a limit is exceeded; never a silent non-match.
  public func firstMatch(
    in subject: String, from start: Int = 0, limits: MatchLimits = MatchLimits()
  ) throws(PatternError) -> [Range<Int>?]? {
    try Array(subject.utf8).withUnsafeBufferPointer { (buffer) throws(PatternError) in
      try firstMatch(in: buffer, from: start, limits: limits)
    }
  }

  /// Returns the first match in a buffer of valid UTF-8; see ``firstMatch(in:from:limits:)``.
  ///
  /// - Parameters:
  ///   - subject: Valid UTF-8.
  ///   - start: The UTF-8 offset to search from; clamped to the text.
  ///   - limits: What the match may cost.
  /// - Returns: Element 0 is the whole match; a group that took no part is `nil`.
  /// - Throws: ``PatternError`` when a limit is exceeded.
  public func firstMatch(
    in subject: UnsafeBufferPointer<UInt8>, from start: Int = 0,
    limits: MatchLimits = MatchLimits()
  ) throws(PatternError) -> [Range<Int>?]? {
    let scratch = MatchScratch(limits: limits, groups: groupCount)
    let found = try match(subject, from: start, scratch: scratch, options: 0)
    return found ? scratch.ranges(groups: groupCount) : nil
  }

  /// The UTF-8 range of the first match, for many patterns tried one after the other.
  ///
  /// - Parameters:
  ///   - subject: Valid UTF-8; this is not checked again.
  ///   - scratch: What matches need besides, made once for all of them.
  /// - Returns: The range of the whole match, or `nil` when nothing matches.
  /// - Throws: ``PatternError`` when a limit is exceeded.
  package func firstRange(
    in subject: UnsafeBufferPointer<UInt8>, scratch: MatchScratch
  ) throws(PatternError) -> Range<Int>? {
    let options = UInt32(PCRE2_NO_UTF_CHECK)
    let found = try match(subject, from: 0, scratch: scratch, options: options)
    return found ? scratch.ranges(groups: 0).first ?? nil : nil
  }

  private func match(
    _ subject: UnsafeBufferPointer<UInt8>, from start: Int, scratch: MatchScratch, options: UInt32
  ) throws(PatternError) -> Bool {
    let code = codeForMatch()
    let offset = min(max(0, start), subject.count)
    let result: Int32
    if let base = subject.baseAddress {
      result = scratch.match(
        code: code, base: base, count: subject.count, offset: offset, options: options)
    } else {
      result = scratch.match(code: code, base: [0], count: 0, offset: 0, options: options)
    }
    if result == PCRE2_ERROR_NOMATCH { return false }
    // Zero is a match as well: there was no room for all of its groups.
    if result < 0 { throw Pattern.matchError(result) }
    return true
  }

  /// Returns every match from left to right, without overlap; empty matches advance by a scalar.
  ///
  /// - Parameters:
  ///   - subject: The text to search.
  ///   - limits: What each single match may cost.
  /// - Returns: One array a match, as ``firstMatch(in:from:limits:)`` returns it.
  /// - Throws: ``PatternError`` when a limit is exceeded.
  public func matches(
    in subject: String, limits: MatchLimits = MatchLimits()
  ) throws(PatternError) -> [[Range<Int>?]] {
    try Array(subject.utf8).withUnsafeBufferPointer { (buffer) throws(PatternError) in
      var found: [[Range<Int>?]] = []
      var start = 0
      while start <= buffer.count,
        let match = try firstMatch(in: buffer, from: start, limits: limits),
        let whole = match.first, let range = whole
      {
        found.append(match)
        start = range.upperBound
        if range.isEmpty {
          start += 1
          while start < buffer.count, buffer[start] & 0xC0 == 0x80 { start += 1 }
        }
      }
      return found
    }
  }

  /// The code to match with: interpreted at first, machine code once it pays.
  private func codeForMatch() -> OpaquePointer {
    if let ready = OpaquePointer(bitPattern: jitCode.load(ordering: .acquiring)) { return ready }
    let count = matchCount.wrappingAdd(1, ordering: .relaxed).newValue
    guard count == Self.matchesBeforeJIT, let copy = pcre2_code_copy_8(code) else { return code }
    // A pattern the JIT cannot take (PCRE2_ERROR_JIT_BADOPTION) goes on in the interpreter.
    _ = pcre2_jit_compile_8(copy, UInt32(PCRE2_JIT_COMPLETE))
    jitCode.store(UInt(bitPattern: copy), ordering: .releasing)
    return copy
  }

  private static func matchError(_ result: Int32) -> PatternError {
    let code: PatternError.Code =
      switch result {
      case PCRE2_ERROR_MATCHLIMIT: .matchLimitExceeded
      case PCRE2_ERROR_DEPTHLIMIT: .depthLimitExceeded
      case PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_JIT_STACKLIMIT, PCRE2_ERROR_NOMEMORY:
        .memoryLimitExceeded
      default: .other(result)
      }
    return PatternError(code: code, message: message(for: result))
  }

  private static func message(for code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }

  private static func names(in code: OpaquePointer) -> [(name: String, number: Int)] {
    var count: UInt32 = 0
    var entrySize: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &entrySize)
    _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    guard let table else { return [] }
    // "the first two bytes of each entry are the number of the capture group, most significant
    // byte first. The rest of the entry is the name, zero terminated" (pcre2api(3)).
    let names = (0..<Int(count)).map { index in
      let entry = table + index * Int(entrySize)
      let name = String(cString: UnsafeRawPointer(entry + 2).assumingMemoryBound(to: CChar.self))
      return (name: name, number: Int(entry[0]) << 8 | Int(entry[1]))
    }
    return names.sorted { $0.number < $1.number }
  }
}

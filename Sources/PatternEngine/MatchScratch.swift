import CPCRE2

/// What PCRE2 needs to match besides the pattern: room for offsets, and the limits.
///
/// One at a time may use it: it belongs to the call or the task that made it.
package final class MatchScratch {
  private let data: OpaquePointer?
  private let context: OpaquePointer?
  /// Offsets there is room for, the whole match included.
  private let room: Int

  /// Makes room for the whole match and some groups.
  package init(limits: MatchLimits, groups: Int = 0) {
    room = min(max(0, groups), Int(UInt16.max) - 1) + 1
    data = pcre2_match_data_create_8(UInt32(room), nil)
    context = pcre2_match_context_create_8(nil)
    pcre2_set_match_limit_8(context, limits.steps)
    pcre2_set_depth_limit_8(context, limits.depth)
    pcre2_set_heap_limit_8(context, limits.heapKiB)
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
  }

  func match(
    code: OpaquePointer, base: UnsafePointer<UInt8>, count: Int, offset: Int, options: UInt32
  ) -> Int32 {
    guard let data, let context else { return PCRE2_ERROR_NOMEMORY }
    return pcre2_match_8(code, base, count, offset, options, data, context)
  }

  /// The ranges of the whole match and of its groups, as far as there is room.
  func ranges(groups: Int) -> [Range<Int>?] {
    guard let vector = pcre2_get_ovector_pointer_8(data) else { return [] }
    return (0...min(max(0, groups), room - 1)).map { group in
      let start = vector[2 * group]
      let end = vector[2 * group + 1]
      // `\K` in a lookahead can put the start past the end; such a match has no range.
      if guichet_pcre2_is_unset(start) != 0 || start > end { return nil }
      return start..<end
    }
  }
}

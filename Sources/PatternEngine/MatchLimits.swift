/// What one match may cost before PCRE2 gives up with an error.
///
/// A JIT match obeys `steps` and the JIT stack; the interpreter obeys all three
/// (pcre2api(3), "The match context").
public struct MatchLimits: Equatable, Sendable {
  /// Internal `match` steps, `pcre2_set_match_limit`.
  public var steps: UInt32
  /// Nested backtracking points, `pcre2_set_depth_limit`.
  public var depth: UInt32
  /// Heap in KiB, `pcre2_set_heap_limit`.
  public var heapKiB: UInt32

  /// Creates limits; the defaults keep a runaway pattern well under a millisecond.
  public init(steps: UInt32 = 20_000, depth: UInt32 = 5_000, heapKiB: UInt32 = 2_048) {
    self.steps = steps
    self.depth = depth
    self.heapKiB = heapKiB
  }
}

import PatternEngine
import Testing

/// A match that costs too much is an error: a caller that read it as « no match » would answer wrongly.
struct MatchLimitsTests {
  private static let runaway = "(a+)+$"
  private static let victim = String(repeating: "a", count: 40) + "!"

  @Test func tooManyStepsAreAnError() throws {
    let pattern = try Pattern(Self.runaway)
    let error = #expect(throws: PatternError.self) { try pattern.firstMatch(in: Self.victim) }
    #expect(error?.code == .matchLimitExceeded)
    #expect(throws: PatternError.self) { try pattern.matches(in: Self.victim) }
  }

  @Test func aMatchWithinTheStepsIsFound() throws {
    let pattern = try Pattern(Self.runaway)
    #expect(try pattern.firstMatch(in: "aaa!aaa")?.first == 4..<7)
  }

  /// `(*NO_JIT)` runs the pattern in the interpreter, the only one with a depth.
  @Test func tooDeepAMatchIsAnError() throws {
    let pattern = try Pattern("(*NO_JIT)(?:a|b)*[cd]")
    let limits = MatchLimits(steps: 1_000_000, depth: 10)
    let error = #expect(throws: PatternError.self) {
      try pattern.firstMatch(in: Self.victim, limits: limits)
    }
    #expect(error?.code == .depthLimitExceeded)
  }

  @Test func tooMuchHeapIsAnError() throws {
    let pattern = try Pattern("(*NO_JIT)(?:(a)|(b))*[cd]")
    let limits = MatchLimits(steps: 10_000_000, depth: 10_000_000, heapKiB: 1)
    let text = String(repeating: "a", count: 20_000)
    let error = #expect(throws: PatternError.self) {
      try pattern.firstMatch(in: text, limits: limits)
    }
    #expect(error?.code == .memoryLimitExceeded)
  }

  @Test func tooMuchStackOfCompiledCodeIsAnError() throws {
    let pattern = try Pattern("^(?:(a)|(b))*$")
    let limits = MatchLimits(steps: 100_000_000)
    // Machine code comes once a pattern has been matched a few times.
    for _ in 0..<50 { _ = try pattern.firstMatch(in: "ab") }
    let error = #expect(throws: PatternError.self) {
      try pattern.firstMatch(in: String(repeating: "ab", count: 100_000) + "!", limits: limits)
    }
    #expect(error?.code == .memoryLimitExceeded)
  }

  @Test func noStepsAtAllMatchNothingSilently() throws {
    let pattern = try Pattern("(?:a|b)+c")
    let error = #expect(throws: PatternError.self) {
      try pattern.firstMatch(in: "ababc", limits: MatchLimits(steps: 0))
    }
    #expect(error?.code == .matchLimitExceeded)
  }
}

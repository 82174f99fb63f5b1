import PatternEngine
import Testing

struct PatternCompilationTests {
  @Test(
    arguments: [
      ("(a", 2), ("a)", 1), ("é[", 3), ("[z-a]", 3), ("a{2,1}", 5), ("(?<n>a)(?<n>b)", 12),
      ("*", 0), ("(?<=a+)b", 0), ("\\", 1), ("(?&absent)", 3), ("\\p{Absent}", 10),
    ])
  func invalidPatternNamesItsOffset(source: String, offset: Int) {
    let error = #expect(throws: PatternError.self) { try Pattern(source) }
    #expect(error?.code == .invalidPattern)
    #expect(error?.utf8Offset == offset)
    #expect(error?.message.isEmpty == false)
    #expect(error?.sentence != error?.message, "said in English: \(error?.message ?? "")")
  }

  @Test func singleBytesAreRefusedSinceTheyCutLettersInTwo() {
    let error = #expect(throws: PatternError.self) { try Pattern("\\C") }
    #expect(error?.code == .invalidPattern)
  }

  /// `\K` there could report a match that ends before it starts.
  @Test(arguments: ["(?=a\\K)a", "(?<=a\\K)b", "(?!a\\K)b"])
  func keepOutInALookaroundIsRefused(source: String) {
    let error = #expect(throws: PatternError.self) { try Pattern(source) }
    #expect(error?.code == .invalidPattern)
  }

  @Test func namedGroupsComeInTheOrderOfTheirNumbers() throws {
    let pattern = try Pattern("(?<zone>a)(b)(?<accès>c)(?<milieu>d)?")
    #expect(pattern.groupCount == 4)
    #expect(pattern.groupNames.map(\.name) == ["zone", "accès", "milieu"])
    #expect(pattern.groupNames.map(\.number) == [1, 3, 4])
  }

  @Test func aPatternWithoutNamesHasNone() throws {
    let pattern = try Pattern("a(b)")
    #expect(pattern.groupNames.isEmpty)
    #expect(pattern.groupCount == 1)
    #expect(pattern.source == "a(b)")
  }
}

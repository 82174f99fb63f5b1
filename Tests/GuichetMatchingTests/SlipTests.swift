import Testing

@testable import GuichetMatching

struct SlipTests {
  private func edit(_ meant: String, _ typed: String) -> Slip? {
    Slip(from: Array(meant.utf8), to: Array(typed.utf8))
  }

  @Test(arguments: [
    ("code", "cde", Slip.Kind.missing, 1, true), ("code", "codde", .extra, 3, true),
    ("code", "coxde", .extra, 2, false), ("code", "ocde", .swapped, 0, true),
    ("code", "coce", .changed, 2, true), ("code", "cole", .changed, 2, false),
    ("code", "cod", .missing, 3, true), ("code", "xcode", .extra, 0, false),
    ("a", "", .missing, 0, true),
  ])
  func oneEditIsToldWithItsPlace(
    meant: String, typed: String, kind: Slip.Kind, place: Int, isOfTheFingers: Bool
  ) throws {
    let slip = try #require(edit(meant, typed))
    #expect(slip.kind == kind && slip.place == place && slip.isOfTheFingers == isOfTheFingers)
  }

  @Test(arguments: [("code", "code"), ("code", "cd"), ("code", "edoc"), ("", ""), ("abcd", "badc")])
  func otherThanOneEditIsNone(meant: String, typed: String) {
    #expect(edit(meant, typed) == nil)
  }
}

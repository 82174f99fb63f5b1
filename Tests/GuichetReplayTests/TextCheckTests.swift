import GuichetReplay
import Testing

struct TextCheckTests {
  @Test func whiteSpaceIsWhatUnicodeSays() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(Character(scalar))b"
      let isFolded = TextFolding.folded(text) == "a b"
      #expect(isFolded == scalar.properties.isWhitespace, "\(value)")
    }
  }

  static let text = "Votre  RSE\nvous fournit\u{A0}: le code (été 2025)."

  @Test(
    arguments: [
      ("TEXT_CONTAINS RSE vous", true), ("TEXT_CONTAINS rse", false),
      ("TEXT_CONTAINS_IC rse", true), ("TEXT_CONTAINS_ANY x|le code", true),
      ("TEXT_CONTAINS_ANY x|y", false), ("TEXT_CONTAINS_ALL RSE|code", true),
      ("TEXT_CONTAINS_ALL RSE|x", false), ("TEXT_CONTAINS_NONE x|y", true),
      ("TEXT_CONTAINS_NONE x|code", false), ("TEXT_CONTAINS_NONE_IC CODE", false),
      ("TEXT_CONTAINS fournit : le", true), ("TEXT_CONTAINS e\u{301}te\u{301}", true),
      ("TEXT_EQUALS Votre RSE vous fournit : le code (été 2025).", true),
      ("TEXT Votre RSE", false), ("TEXT a|Votre RSE vous fournit : le code (été 2025).", true),
      ("TEXT_IC votre rse vous fournit : le code (ÉTÉ 2025).", true), ("TEXT", true),
      ("!TEXT", false), ("TEXT_WILDCARD RSE*code", true), ("TEXT_WILDCARD code*RSE", false),
      ("TEXT_WILDCARDEXACT RSE*code", false), ("TEXT_WILDCARDEXACT Votre*fournit*.", true),
      ("TEXT_WILDCARDEXACT *2025)*.", true), ("TEXT_WILDCARDEXACT Votre*x*.", false),
      ("TEXT_WILDCARDEXACT *", true), ("TEXT_WILDCARD_ALL R*E|c*e", true),
      ("TEXT_REGEXP \\d{4}\\)", true), ("TEXT_REGEXP ^RSE", false),
      ("TEXT_REGEXP (?:RSE\\|DG)\\b", true), ("TEXT_REGEXP_IC rse", true),
      ("TEXT_REGEXP_ALL R.E|\\bété\\b", true), ("TEXT_REGEXP_ALL R.E|xyz", false),
      ("!TEXT_CONTAINS RSE", false), ("!TEXT_CONTAINS_ALL RSE|x", true),
    ])
  func textAsserters(line: String, holds: Bool) async throws {
    let result = try await replayed(
      "#me\na\n#bot\n\(line)\n", with: bot(saying: [turn("x"), turn(Self.text)]))
    #expect(result.passed == holds)
    #expect(result.mismatches.allSatisfy { $0.kind == .wording && $0.expected == line })
  }

  @Test func overlappingEndsOfAWildcardAreNotCountedTwice() async throws {
    let turns = [turn("x"), turn("aba")]
    let result = try await replayed(
      "#me\na\n#bot\nTEXT_WILDCARDEXACT ab*ba\n", with: bot(saying: turns))
    #expect(!result.passed)
  }

  @Test(arguments: ["TEXT_REGEXP (a+)+$", "!TEXT_REGEXP (a+)+$"])
  func aPatternThatGivesUpFailsEitherWay(line: String) async throws {
    let text = String(repeating: "a", count: 60) + "!"
    let result = try await replayed(
      "#me\na\n#bot\n\(line)\n", with: bot(saying: [turn("x"), turn(text)]))
    #expect(result.mismatches.map(\.kind) == [.wording])
  }
}

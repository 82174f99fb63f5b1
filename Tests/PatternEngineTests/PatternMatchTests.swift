import PatternEngine
import Testing

struct PatternMatchTests {
  // MARK: - Offsets

  @Test func offsetsAreCountedInUTF8() throws {
    let match = try #require(try Pattern("(ç)(a)").firstMatch(in: "été ça"))
    #expect(match == [6..<9, 6..<8, 8..<9])
  }

  @Test func aLetterOfSeveralBytesIsOneCharacter() throws {
    let pattern = try Pattern("^.$")
    #expect(try pattern.firstMatch(in: "é") == [0..<2])
    #expect(try pattern.firstMatch(in: "🙂") == [0..<4])
    #expect(try pattern.firstMatch(in: "e\u{301}") == nil)
  }

  @Test func wordBoundariesKnowAccents() throws {
    #expect(try Pattern("\\bcl\\b").firstMatch(in: "clé") == nil)
    #expect(try Pattern("^\\w+$").firstMatch(in: "clé") == [0..<4])
  }

  @Test func aGroupThatTookNoPartIsNil() throws {
    let match = try #require(try Pattern("(a)|(b)|(c)").firstMatch(in: "b"))
    #expect(match == [0..<1, nil, 0..<1, nil])
  }

  @Test(arguments: [(-1, 0), (0, 0), (1, 3), (3, 3), (4, nil), (5, nil), (Int.max, nil)])
  func aStartOutsideTheTextIsClamped(start: Int, found: Int?) throws {
    let match = try Pattern("a").firstMatch(in: "abcab", from: start)
    #expect(match?.first??.lowerBound == found)
  }

  @Test func aStartInsideALetterIsAnError() throws {
    let pattern = try Pattern("a")
    let error = #expect(throws: PatternError.self) { try pattern.firstMatch(in: "éa", from: 1) }
    #expect(error?.code == .other(-36))
  }

  @Test func whatStandsBeforeTheStartIsSeenByLookbehind() throws {
    #expect(try Pattern("(?<=a)b").firstMatch(in: "ab", from: 1) == [1..<2])
  }

  @Test func keepOutMovesTheStartOfTheMatch() throws {
    #expect(try Pattern("ab\\Kc").firstMatch(in: "abc") == [2..<3])
  }

  // MARK: - Emptiness

  @Test func theEmptyPatternMatchesEverywhere() throws {
    let pattern = try Pattern("")
    #expect(try pattern.firstMatch(in: "") == [0..<0])
    #expect(try pattern.firstMatch(in: "é") == [0..<0])
    #expect(try pattern.matches(in: "éa") == [[0..<0], [2..<2], [3..<3]])
  }

  @Test func theEmptyTextMatchesOnlyWhatMayBeEmpty() throws {
    #expect(try Pattern("a*").firstMatch(in: "") == [0..<0])
    #expect(try Pattern("^$").firstMatch(in: "") == [0..<0])
    #expect(try Pattern("a").firstMatch(in: "") == nil)
    let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    #expect(try Pattern("a").firstMatch(in: nothing) == nil)
    #expect(try Pattern("").firstMatch(in: nothing, from: 9) == [0..<0])
  }

  // MARK: - Several matches

  @Test func matchesDoNotOverlap() throws {
    #expect(try Pattern("aa").matches(in: "aaaaa") == [[0..<2], [2..<4]])
    #expect(try Pattern("b*").matches(in: "abba") == [[0..<0], [1..<3], [3..<3], [4..<4]])
  }

  @Test func aTextWithoutAMatchGivesNone() throws {
    #expect(try Pattern("z").matches(in: "abc").isEmpty)
    #expect(try Pattern("z").matches(in: "").isEmpty)
  }

  @Test func zeroBytesAreTextLikeAnyOther() throws {
    #expect(try Pattern("a\\x00b").firstMatch(in: "xa\0b") == [1..<4])
    #expect(try Pattern("c").firstMatch(in: "a\0c") == [2..<3])
  }

  // MARK: - Case

  @Test func caseCountsUnlessAskedNotTo() throws {
    #expect(try Pattern("été").firstMatch(in: "ÉTÉ") == nil)
    #expect(try Pattern("été", caseless: true).firstMatch(in: "ÉTÉ") == [0..<5])
  }

  // MARK: - Tasks

  @Test func onePatternServesManyTasks() async throws {
    let pattern = try Pattern("(?<mot>\\w+) (?:code|clé)$")
    let results = await withTaskGroup(of: Bool.self) { group in
      for task in 0..<64 {
        group.addTask {
          (0..<200).allSatisfy { turn in
            let prefix = String(repeating: "é", count: (task + turn) % 7)
            let match = try? pattern.firstMatch(in: prefix + "mon code")
            return match?.last == 0..<(2 * ((task + turn) % 7) + 3)
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 64)
    #expect(results.allSatisfy { $0 })
  }
}

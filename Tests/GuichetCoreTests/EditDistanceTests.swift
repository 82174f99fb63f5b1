import GuichetCore
import GuichetTestKit
import Testing

@Suite struct EditDistanceTests {
  private func distance(_ left: String, _ right: String, limit: Int = 9) -> Int? {
    EditDistance.between(Array(left.utf8), Array(right.utf8), limit: limit)
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("chat", "chat", 0), ("chat", "chats", 1),
    ("chat", "hat", 1), ("chat", "chut", 1), ("chat", "caht", 1), ("ca", "abc", 3),
    ("portail", "protial", 2),
  ])
  func countsEditsAndSwapsOfNeighbours(left: String, right: String, expected: Int) {
    #expect(distance(left, right) == expected)
    #expect(distance(right, left) == expected)
  }

  @Test(arguments: [("abc", "xyz", 2), ("", "abc", 2), ("abcdef", "ab", 3), ("ab", "ba", 0)])
  func isNilAboveTheLimit(left: String, right: String, limit: Int) {
    #expect(distance(left, right, limit: limit) == nil)
    #expect(distance(left, right, limit: 9) != nil)
  }

  @Test func agreesWithThePlainDefinition() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      let words = (0..<2).map { _ in
        (0..<Int.random(in: 0...6, using: &generator)).map { _ in
          UInt8.random(in: 97...99, using: &generator)
        }
      }
      let plain = Self.plain(words[0], words[1])
      for limit in 0...7 {
        let found = EditDistance.between(words[0], words[1], limit: limit)
        #expect(found == (plain <= limit ? plain : nil), "\(words) limit \(limit)")
      }
    }
  }

  /// The textbook matrix, without any shortcut.
  private static func plain(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var rows = (0...left.count).map { row in (0...right.count).map { row == 0 ? $0 : row } }
    for i in left.indices {
      for j in right.indices {
        var best = min(rows[i][j + 1] + 1, rows[i + 1][j] + 1)
        best = min(best, rows[i][j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        rows[i + 1][j + 1] = best
      }
    }
    return rows[left.count][right.count]
  }

  @Test func nearestIsTheClosestAndThenTheFirstInOrder() {
    #expect(EditDistance.nearest(to: "topci", among: ["label", "topic", "text"]) == "topic")
    #expect(EditDistance.nearest(to: "abc", among: ["abd", "aba", "abz"]) == "aba")
  }

  @Test func nearestIsNilWhenNothingIsWithinAThird() {
    #expect(EditDistance.nearest(to: "banane", among: ["orange", "kiwi"]) == nil)
    #expect(EditDistance.nearest(to: "mot", among: [String]()) == nil)
  }
}

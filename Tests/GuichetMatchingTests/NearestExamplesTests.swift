import Testing

@testable import GuichetMatching

@Suite struct NearestExamplesTests {
  private static func examples(_ texts: [(String?, String)]) -> NearestExamples {
    NearestExamples(
      texts.map { topic, text in
        NearestExamples.Example(
          topic: topic, text: text, words: Tokenizer.tokens(of: text).map(\.text))
      })
  }

  private static let small = examples([
    ("card", "comment obtenir une carte"), ("card", "je voudrais une carte de membre"),
    ("hours", "quelles sont vos heures"), ("hours", "à quelle heure ouvrez-vous"),
    (nil, "quel temps fera-t-il demain"), (nil, "le temps est beau"),
  ])

  private static func words(_ text: String) -> [String] { Tokenizer.tokens(of: text).map(\.text) }

  @Test func misspeltAndInflectedWordsStayNear() {
    let near = Self.small.topics(nearestTo: Self.words("carttes de mambre"))
    #expect(near.first?.topic == "card")
    #expect(near.first?.example == "je voudrais une carte de membre")
  }

  @Test func whatIsNoTopicsBusinessIsFoundToo() {
    #expect(
      Self.small.topics(nearestTo: Self.words("il fera beau temps demain")).first?.topic == nil)
  }

  @Test func nothingIsNearAMessageWithoutACommonLetterRun() {
    #expect(Self.small.topics(nearestTo: ["xyzzy", "qqqqq"]).isEmpty)
    #expect(Self.small.topics(nearestTo: []).isEmpty)
    #expect(NearestExamples([]).topics(nearestTo: ["carte"]).isEmpty)
  }

  @Test func anExampleLeftOutDoesNotCount() {
    let whole = Self.small.topics(nearestTo: Self.words("comment obtenir une carte"))
    let others = Self.small.topics(nearestTo: Self.words("comment obtenir une carte"), without: 0)
    let before = whole.first { $0.topic == "card" }?.likeness ?? 0
    let after = others.first { $0.topic == "card" }?.likeness ?? 0
    #expect(before > after)
    #expect(!others.contains { $0.example == "comment obtenir une carte" })
  }

  @Test(arguments: 0..<20)
  func likenessOfRandomTextsIsFromZeroToOneAndSorted(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let texts = (0..<30).map { number in
      (number % 3 == 0 ? nil : "topic\(number % 5)", RandomText.next(using: &generator))
    }
    let examples = Self.examples(texts)
    for _ in 0..<20 {
      let near = examples.topics(nearestTo: Self.words(RandomText.next(using: &generator)))
      #expect(near.allSatisfy { $0.likeness >= 0 && $0.likeness <= 1.000_001 })
      #expect(zip(near, near.dropFirst()).allSatisfy { $0.likeness >= $1.likeness })
      #expect(Set(near.map(\.topic)).count == near.count)
    }
  }
}

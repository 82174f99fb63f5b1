import Testing

@testable import GuichetMatching

struct SegmentationTests {
  private let segmentation = Segmentation(
    separators: ["et", "et puis", "mais", "parce que"], leading: ["Oui", "bonjour"])

  /// Clauses between bars, sentences between double bars, « ? » behind questions.
  private func cut(_ text: String) -> String {
    let tokens = Tokenizer.tokens(of: text)
    return segmentation.sentences(of: tokens).map { sentence in
      sentence.clauses.map { clause in tokens[clause].map(\.text).joined(separator: " ") }
        .joined(separator: " | ") + (sentence.isQuestion ? " ?" : "")
    }.joined(separator: " || ")
  }

  @Test(arguments: [
    ("", ""), ("code", "code"), ("j'ai un code et un rôle", "j ai un code | un role"),
    ("code et puis rôle", "code | role"), ("et code", "code"), ("code et", "code"),
    ("et et puis mais", ""), ("code, rôle", "code | role"), ("code. Rôle?", "code || role ?"),
    ("oui j'ai un code", "oui | j ai un code"), ("bonjour oui code", "bonjour | oui | code"),
    ("le code oui", "le code oui"), ("code parce que rôle", "code | role"),
    ("parce code", "parce code"), ("un ? deux. trois", "un ? || deux || trois"),
    ("code et? rôle", "code ? || role"),
  ])
  func messagesAreCutIntoClauses(text: String, clauses: String) {
    #expect(cut(text) == clauses)
  }

  @Test func everyWordButSeparatorsIsInOneClause() {
    var generator = SeededGenerator(seed: 3)
    let words = ["et", "puis", "mais", "oui", "code", "rse", "parce", "que", ",", ".", "?"]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...12, using: &generator))
        .map { _ in generator.pick(words, or: "") }.joined(separator: " ")
      let tokens = Tokenizer.tokens(of: text)
      let sentences = segmentation.sentences(of: tokens)
      #expect(sentences.flatMap { Array($0.tokens) } == Array(tokens.indices))
      for sentence in sentences {
        let inClauses = sentence.clauses.flatMap { Array($0) }
        #expect(inClauses == inClauses.sorted() && Set(inClauses).count == inClauses.count)
        #expect(inClauses.allSatisfy { sentence.tokens.contains($0) })
        let between = Set(sentence.tokens).subtracting(inClauses).map { tokens[$0].text }
        #expect(Set(between).isSubset(of: ["et", "puis", "mais", "parce", "que"]))
      }
    }
  }
}

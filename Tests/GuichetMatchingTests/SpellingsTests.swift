import Testing

@testable import GuichetMatching

struct SpellingsTests {
  private let spellings = Spellings([
    ("jai", "j ai"), ("mdp", "mot de passe"), ("y a", "il y a"), ("y a tu", "est ce que il y a"),
    ("Qu'est-ce que", "quoi"), ("euh", ""), ("svp", "s'il vous plaît"),
  ])

  private func read(_ text: String) -> String {
    spellings.applied(to: Tokenizer.tokens(of: text)).map(\.text).joined(separator: " ")
  }

  @Test(arguments: [
    ("jai mdp", "j ai mot de passe"), ("y a tu un code", "est ce que il y a un code"),
    ("y a un code", "il y a un code"), ("il y a", "il il y a"), ("y, a", "y a"),
    ("qu est ce que", "quoi"), ("euh jai", "j ai"), ("euh", ""), ("", ""),
  ])
  func whatIsTypedIsReadByTheTable(typed: String, read expected: String) {
    #expect(read(typed) == expected)
  }

  @Test func everyWordOfAReadingKnowsWhereItWasTyped() {
    let tokens = spellings.applied(to: Tokenizer.tokens(of: "le mdp ?"))
    #expect(tokens.map(\.source) == [0..<2, 3..<6, 3..<6, 3..<6])
    #expect(tokens.map(\.after) == [.none, .none, .none, .question])
  }

  @Test func aSpellingReadAsNothingLeavesItsPunctuation() {
    let tokens = spellings.applied(to: Tokenizer.tokens(of: "code euh? oui"))
    #expect(tokens.map(\.text) == ["code", "oui"])
    #expect(tokens.first?.after == .question)
  }

  @Test func laterEntriesWin() {
    let both = Spellings([("pk", "parc"), ("pk", "pourquoi")])
    #expect(both.applied(to: Tokenizer.tokens(of: "pk")).map(\.text) == ["pourquoi"])
  }
}

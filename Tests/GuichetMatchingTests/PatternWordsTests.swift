import GuichetCore
import Testing

@testable import GuichetMatching

/// Which words of a bot's patterns a slip may be read as.
struct PatternWordsTests {
  private func intent(
    _ id: String, text: String? = nil, _ pattern: String, unless: String? = nil
  ) -> Intent {
    let place = SourceLocation(file: "i.yml", line: 1)
    func phrasing(_ text: String) -> Lexicon.Phrasing { .init(text: text, location: place) }
    return Intent(
      id: id, kind: .ask, topic: text == nil ? "t" : nil, text: text, sets: [], isWhole: false,
      patterns: [phrasing(pattern)], unless: unless.map { [phrasing($0)] } ?? [], examples: [],
      counterexamples: [], location: place)
  }

  @Test func wordsOfNotionsCountAsOftenAsPatternsAskForThem() throws {
    let place = SourceLocation(file: "l.yml", line: 1)
    func notion(_ name: String, _ text: String) -> Lexicon.Notion {
      .init(
        name: name, isEntity: false, phrasings: [.init(text: text, location: place)],
        location: place)
    }
    var findings: [Diagnostic] = []
    let lexicon = Lexicon(
      [
        notion("acces", "<entrer>|acces"), notion("entrer", "entrer|inscri\\w*"),
        notion("x", "non"),
      ],
      findings: &findings)
    let matcher = IntentMatcher(
      intents: [
        intent("a", "<acces> & code & !<x>"), intent("b", "<entrer>", unless: "jamais"),
        intent("c", text: "Rien.", "meteo"),
      ],
      lexicon: lexicon, filler: nil, findings: &findings)
    #expect(findings.isEmpty)
    let words = matcher.words
    #expect(
      words.words == [
        "acces": 1, "entrer": 2, "code": 1, "non": 0, "jamais": 0, "meteo": 0,
      ])
    #expect(words.stems == ["inscri": 2])
  }
}

import Testing

@testable import GuichetMatching

/// Folding, spellings and the speller together, on the ways one sentence is typed.
struct MessageReaderTests {
  private let reader: MessageReader

  init() {
    let spellings = Spellings([
      ("jai", "j ai"), ("cest", "c est"), ("quest ce que", "qu est ce que"),
      ("kess", "qu est ce que"), ("ac", "avec"),
      ("mdp", "mot de passe"), ("jsuis", "je suis"), ("j trouve", "je trouve"),
    ])
    var words = PatternWords()
    words.use(
      ["acces", "l", "j", "ai", "code", "mot", "de", "passe", "portail", "connecte", "rse"],
      times: Vocabulary.commonFrom)
    reader = MessageReader(
      spellings: spellings,
      segmentation: Segmentation(separators: ["et"], leading: ["oui"]),
      speller: Speller(
        words: words, spellings: spellings, french: CommittedLists.french,
        names: CommittedLists.names))
  }

  @Test(arguments: [
    ("J'ai l'accès", "j ai l acces"), ("jai lacces", "j ai l acces"),
    ("j ai l acces", "j ai l acces"),
    ("J’AI L’ACCÈS", "j ai l acces"), ("jʼai l´accés", "j ai l acces"),
    ("j-ai l-accès", "j ai l acces"),
    ("ｊ'ａｉ ｌ'ａｃｃèｓ", "j ai l acces"), ("j'аi l'аccèѕ", "j ai l acces"),
    ("j'a\u{200B}i l'acc\u{AD}ès", "j ai l acces"), ("j'ai   l'acccccès !!!", "j ai l acces"),
    ("« j'ai » l'accès… 😀", "j ai l acces"), ("j'ai l'acsès", "j ai l acces"),
    ("Qu'est-ce que c'est", "qu est ce que c est"), ("qu est ce que cest", "qu est ce que c est"),
    ("quest-ce que c'est", "qu est ce que c est"), ("kess c est", "qu est ce que c est"),
    ("mdp", "mot de passe"), ("MDP?", "mot de passe"), ("motdepasse", "mot de passe"),
    ("jtrouve", "je trouve"), ("por tail", "portail"), ("1er code", "1er code"),
    ("j'ai ac cès", "j ai acces"), ("ac mon codemdp", "avec mon code mot de passe"),
    ("", ""), ("?", ""),
  ])
  func oneSentenceIsReadHoweverItIsTyped(typed: String, read: String) {
    #expect(reader.read(typed).normalized == read)
  }

  @Test func readingKeepsTheMessageAndItsSentences() {
    let message = reader.read("jai lacces. Oui et mdp?")
    #expect(message.original == "jai lacces. Oui et mdp?")
    #expect(message.sentences.map(\.isQuestion) == [false, true])
    #expect(message.sentences.map(\.clauses.count) == [1, 2])
  }

  @Test func placesStayInTheMessageAndAscend() {
    var generator = SeededGenerator(seed: 9)
    let extra = ["jai ", "lacces ", "mdp", "motdepasse ", "clic ", "jsuiss ", "por tail"]
    for _ in 0..<3_000 {
      var text = RandomText.next(using: &generator)
      text += generator.pick(extra, or: "") + RandomText.next(using: &generator)
      let message = reader.read(text)
      let count = text.unicodeScalars.count
      var start = 0
      for token in message.tokens {
        #expect(token.source.lowerBound >= start && token.source.upperBound <= count)
        start = token.source.lowerBound
      }
      #expect(message.sentences.flatMap { Array($0.tokens) } == Array(message.tokens.indices))
    }
  }

  @Test func manyUnknownWordsAreReadWithoutHarm() {
    let text = (0..<2_000).map { "zq\($0 % 50)xv" }.joined(separator: " ")
    #expect(reader.read(text).tokens.count == 2_000)
  }
}

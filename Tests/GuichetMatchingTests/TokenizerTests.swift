import Testing

@testable import GuichetMatching

struct TokenizerTests {
  private func words(_ text: String) -> String {
    Tokenizer.tokens(of: text).map(\.text).joined(separator: " ")
  }

  /// What is typed, and the words it is read as.
  @Test(arguments: [
    // Accents: composed, decomposed, missing, wrong.
    ("accès", "acces"), ("acce\u{300}s", "acces"), ("acces", "acces"), ("accés", "acces"),
    ("à â ä é è ê ë î ï ô ö ù û ü ç", "a a a e e e e i i o o u u u c"), ("ça", "ca"),
    ("c\u{327}a", "ca"), ("ñ å", "n a"),
    // Capitals.
    ("ACCÈS", "acces"), ("PgAmR", "pgamr"), ("ŒUVRE", "oeuvre"), ("ẞ", "ss"), ("İ", "i"),
    // Ligatures and compatibility forms.
    ("cœur æquo", "coeur aequo"), ("ﬁn oﬃce", "fin office"), ("㎏", "kg"), ("x² x₂", "x2 x2"),
    // Full width, styled and look-alike letters.
    ("ｃｏｄｅ　ＲＳＥ", "code rse"), ("𝐜𝐨𝐝𝐞 𝓇𝓈ℯ", "code rse"), ("Ⓡⓢⓔ", "rse"),
    ("соdе", "code"), ("ΡGΑΜR", "pgamr"), ("aсcеs", "acces"),
    // Zero-width characters and soft hyphens inside words.
    ("ac\u{200B}cès", "acces"), ("co\u{AD}de", "code"), ("R\u{2060}S\u{FEFF}E", "rse"),
    ("co\u{200D}de\u{FE0F}", "code"), ("co\u{3164}de", "code"), ("\u{202E}code\u{202C}", "code"),
    // Apostrophes of all kinds, and none.
    ("l'accès", "l acces"), ("l’accès", "l acces"), ("l‘accès", "l acces"),
    ("l`accès", "l acces"), ("l´accès", "l acces"), ("lʼaccès", "l acces"),
    ("lʻaccès", "l acces"), ("l＇accès", "l acces"), ("l′accès", "l acces"), ("l acces", "l acces"),
    ("lacces", "lacces"), ("aujourd'hui", "aujourd hui"), ("qu'est-ce qu'il", "qu est ce qu il"),
    // Hyphens.
    ("est-ce", "est ce"), ("est‑ce", "est ce"), ("peut–être", "peut etre"), ("c—là", "c la"),
    ("-- RSE --", "rse"), ("clicSÉQUR – Entreprises", "clicsequr entreprises"),
    // Repeated letters: French has no three in a row.
    ("ouiiiii", "ouii"), ("nooooon", "noon"), ("créée", "cree"),
    ("www", "ww"),
    // Punctuation noise.
    ("code???!!!", "code"), ("...code...", "code"), ("(code)", "code"), ("« code »", "code"),
    ("*code* _rse_", "code rse"), ("code/rse", "code rse"), ("a,b;c:d", "a b c d"), ("?!", ""),
    // Addresses stay whole.
    ("écrivez à Nom.X@mun.qc.ca.", "ecrivez a nom.x@mun.qc.ca"),
    ("https://a.gouv.qc.ca/Page?x=1", "https://a.gouv.qc.ca/page?x=1"),
    ("(www.exemple.org)", "www.exemple.org"), ("a.gouv.qc.ca, b", "a.gouv.qc.ca b"),
    ("j'ai fini.ca marche", "j ai fini ca marche"), ("fin.ça", "fin ca"), ("v1.2", "v1 2"),
    // Emoji and other signs.
    ("code 😀👍🏽 rse", "code rse"), ("👩‍👩‍👧", ""), ("code❓", "code"), ("1️⃣", "1"), ("→ code", "code"),
    // Numbers and ordinals.
    ("1er 2e 3ᵉ", "1er 2e 3e"), ("nº 2", "no 2"), ("n° 2", "n 2"), ("418 691-2010", "418 691 2010"),
    ("1111", "1111"), ("٣", "٣"),
    // Nothing at all.
    ("", ""), ("   \n\t", ""), ("\u{200B}", ""), ("\u{301}", ""),
  ])
  func whatIsTypedIsReadAsWords(typed: String, read: String) {
    #expect(words(typed) == read)
  }

  @Test(arguments: [
    ("code?", Token.Boundary.question), ("code ?", .question), ("code？", .question),
    ("code ❓", .question), ("code!?", .question), ("code?!", .question), ("code.", .sentence),
    ("code…", .sentence), ("code\nrse", .sentence), ("code\u{2028}rse", .sentence),
    ("code ; rse", .sentence), ("code, rse", .comma), ("code (rse)", .comma),
    ("code / rse", .comma),
    ("code : rse", .comma), ("code « rse »", .comma), ("code rse", .none), ("code-rse", .none),
    ("code * rse", .none), ("code 😀 rse", .none),
  ])
  func punctuationEndsClausesAndSentences(typed: String, boundary: Token.Boundary) {
    #expect(Tokenizer.tokens(of: typed).first?.after == boundary)
  }

  @Test func wordsKnowTheirPlaceInTheMessage() {
    let tokens = Tokenizer.tokens(of: "L’acce\u{300}s à\u{200B} nom@site.ca")
    #expect(tokens.map(\.source) == [0..<1, 2..<8, 9..<11, 12..<23])
    #expect(tokens.map(\.isAddress) == [false, false, false, true])
  }

  // MARK: - Random messages

  @Test func readingWhatWasReadGivesTheSameWords() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<5_000 {
      let text = RandomText.next(using: &generator)
      let once = words(text)
      #expect(words(once) == once, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }
  }

  @Test func everyWordIsTheFoldedTextOfItsPlace() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<5_000 {
      let text = RandomText.next(using: &generator)
      let scalars = Array(text.unicodeScalars)
      var end = 0
      for token in Tokenizer.tokens(of: text) {
        #expect(token.source.lowerBound >= end && token.source.upperBound <= scalars.count)
        #expect(!token.source.isEmpty && !token.text.isEmpty)
        end = token.source.upperBound
        var slice = String.UnicodeScalarView()
        slice.append(contentsOf: scalars[token.source])
        #expect(words(String(slice)) == token.text)
      }
    }
  }

  // MARK: - Work

  /// A message that counts how often its scalars are looked at.
  private struct CountingScalars: RandomAccessCollection {
    final class Count { var reads = 0 }
    let scalars: [Unicode.Scalar]
    let count = Count()
    var startIndex: Int { 0 }
    var endIndex: Int { scalars.count }
    subscript(position: Int) -> Unicode.Scalar {
      count.reads += 1
      return scalars[position]
    }

    init(_ text: String) { scalars = Array(text.unicodeScalars) }
  }

  @Test(arguments: [
    "a", "accès ", "a.", ".", "@", "a@b.c ", "www.", "http://", "://", "e\u{301}", "\u{301}", "'",
    "?", "😀", "1.2.", "-", "a/b/", "é.ca ",
  ])
  func workGrowsWithTheLengthOfTheMessage(piece: String) {
    func reads(_ count: Int) -> Int {
      let scalars = CountingScalars(String(repeating: piece, count: count))
      _ = Tokenizer.tokens(of: scalars)
      return scalars.count.reads
    }
    let (small, large) = (reads(1_000), reads(4_000))
    #expect(large <= 4 * small + 400)
    #expect(large <= 5 * 4_000 * piece.unicodeScalars.count)
  }

  // MARK: - Bad input

  @Test(arguments: [
    String(repeating: "\u{301}", count: 50_000), "a" + String(repeating: "\u{301}", count: 50_000),
    String(repeating: "code ", count: 10_000), String(repeating: "🇨", count: 10_001),
    "\u{202E}\u{202D}\u{2066}\u{2069}edoc", "\0\0a\0b", String(repeating: ".", count: 10_000),
    String(decoding: [0xED, 0xA0, 0x80, 0x61, 0xFF, 0xC3], as: UTF8.self),
    String(repeating: "a.", count: 10_000), String(repeating: "nom@", count: 10_000),
    String(repeating: "a", count: 100_000), "\u{FFFF}\u{FFFE}\u{10FFFF}",
  ])
  func hostileTextIsReadWithoutHarm(text: String) {
    let tokens = Tokenizer.tokens(of: text)
    #expect(tokens.allSatisfy { $0.source.upperBound <= text.unicodeScalars.count })
    #expect(words(words(text)) == words(text))
  }

  @Test func hostileTextKeepsItsWords() {
    #expect(words("a" + String(repeating: "\u{301}", count: 50_000)) == "a")
    #expect(Tokenizer.tokens(of: String(repeating: "code ", count: 10_000)).count == 10_000)
    #expect(words("\0\0a\0b") == "a b")
    #expect(words("\u{202E}edoc") == "edoc")
  }
}

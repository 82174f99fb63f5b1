import GuichetCore
import Testing

@testable import GuichetMatching

struct SpellerTests {
  private static let vocabulary = Set(
    """
    acces appelle authentifier autre clicsequr code codes connecte connecter connexion courriel de
    demande directeur dernier documents ecran employe finances financier formulaire identifiant il
    decide inscription inscrire j joindre l la mairie ministere mot municipal municipalite numero obtenir
    obtiens organisme par parti pas passe perdu perform pgamr portail qui quoi rapport repondant
    role roles rse secretaire sert service systeme telephone transmettre un utilisateur ville
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Words that many patterns ask for.
  private static let common: Set<String> = [
    "acces", "code", "mot", "par", "pas", "passe", "perdu", "perform", "qui", "quoi", "rse", "sert",
  ]

  private let speller = Speller(
    words: words(vocabulary, stems: ["inscri", "connect", "authenti"]),
    spellings: Spellings([
      ("mdp", "mot de passe"), ("ac", "avec"), ("pa", "pas"), ("pu", "plus"),
      ("cide", "code"),
    ]),
    french: CommittedLists.french, names: CommittedLists.names)

  /// Words asked for by one pattern, or by many.
  private static func words(
    _ words: Set<String>, stems: Set<String> = [], known: Set<String> = []
  ) -> PatternWords {
    var result = PatternWords(words: known)
    result.use(words, stems: stems, times: 1)
    result.use(common.intersection(words), times: Vocabulary.commonFrom)
    return result
  }

  private func read(_ text: String) -> String {
    speller.corrected(Tokenizer.tokens(of: text)).tokens.map(\.text).joined(separator: " ")
  }

  /// « pouet » was read as « pa et » and the like: a spelling of the table and a small word.
  @Test func aShortUnknownWordIsNotASpellingGluedToASmallWord() {
    let speller = Speller(
      words: Self.words(Self.vocabulary), spellings: Spellings([("pou", "pour"), ("mdp", "mot")]),
      french: CommittedLists.french, names: CommittedLists.names)
    let read = { (text: String) in
      speller.corrected(Tokenizer.tokens(of: text)).tokens.map(\.text).joined(separator: " ")
    }
    #expect(read("pouet") == "pouet")
    #expect(read("monmdp") == "mon mdp")
  }

  // MARK: - Slips

  @Test(arguments: [
    // One letter too few, too many, changed, swapped.
    ("raport", "rapport"), ("finaces", "finances"), ("connecion", "connexion"),
    ("repondamt minicipal", "repondant municipal"), ("utilisteur", "utilisateur"),
    ("portaiil", "portail"), ("documants", "documents"), ("protail", "portail"),
    ("perfrom", "perform"), ("pardu", "perdu"), ("pgmar", "pgamr"), ("pgammr", "pgamr"),
    ("cdoe", "code"),
    ("roel", "role"), ("rolles", "roles"), ("codde", "code"), ("muncipalité", "municipalite"),
    // Two in a long word.
    ("clicsecur", "clicsequr"), ("identifient", "identifient"), ("identifiiannt", "identifiant"),
    ("autentifer", "authentifier"), ("munissipalité", "municipalite"),
    // By ear.
    ("otantifier", "authentifier"), ("acsès", "acces"), ("idantifian", "identifiant"),
    ("telefone", "telephone"), ("sisteme", "systeme"), ("konecter", "connecter"),
    ("transmetre", "transmettre"), ("clicsékur", "clicsequr"), ("formulère", "formulaire"),
    // Lost apostrophes.
    ("lacces", "l acces"), ("lécran", "l ecran"), ("dinscription", "d inscription"),
    ("quil", "qu il"), ("dun", "d un"), ("lacsès", "l acces"), ("jobtien", "j obtiens"),
    ("jcherche", "j cherche"),
    // Glued and split words.
    ("motdepasse", "mot de passe"), ("rapportfinancier", "rapport financier"),
    ("clic sequr", "clicsequr"), ("por tail", "portail"), ("codersé", "code rse"),
    // Words that only begin as the bot's do.
    ("inscrivés", "inscrives"), ("connectaient", "connectaient"), ("conectaient", "connectaient"),
  ])
  func slipsAreReadAsTheWordMeant(typed: String, meant: String) {
    #expect(read(typed) == meant)
  }

  @Test func whatWasReadOtherwiseIsReportedWithWhereItStands() {
    let tokens = Tokenizer.tokens(of: "le raport, lacces?")
    let corrected = speller.corrected(tokens)
    #expect(
      corrected.corrections == [
        Correction(from: "raport", to: "rapport"), Correction(from: "lacces", to: "l acces"),
      ])
    #expect(corrected.tokens.map(\.source) == [0..<2, 3..<9, 11..<17, 11..<17])
    #expect(corrected.tokens.map(\.after) == [.none, .comma, .none, .question])
  }

  /// « répondent » and « connections » are French too; patterns that mean to match them say so.
  @Test func aSlipThatIsAFrenchWordStaysOne() {
    #expect(read("repondent") == "repondent")
    #expect(read("conection") == "connections")
  }

  @Test(arguments: [
    // The first letter, or one in a word of four letters, only as fingers slip.
    ("oasse", "passe"), ("auoi", "quoi"), ("dert", "sert"), ("coce", "code"), ("lode", "lode"),
    // A consonant lost behind « j » before a French word that is not meant.
    ("jindre", "joindre"),
    // One double of several.
    ("rapporrt", "rapport"), ("acccesss", "acces"),
  ])
  func shortWordsAreReadWhenFingersSlipSo(typed: String, meant: String) {
    #expect(read(typed) == meant)
  }

  @Test(arguments: [
    ("mon mto", "mon mot"), ("oas la", "pas la"), ("mon rze", "mon rse"), ("mon MTO", "mon mto"),
    ("mon RSR", "mon rse"), ("MON MTO", "mon mot"), ("mon omt", "mon mot"),
    // Alone, or no slip of the fingers, or a French word.
    ("RSR", "rsr"), ("mto", "mto"), ("la rbq", "la rbq"), ("mon lot", "mon lot"),
  ])
  func threeLettersAreReadAsACommonWordBesideOthers(typed: String, meant: String) {
    let corrected = speller.corrected(Tokenizer.tokens(of: typed), of: typed).tokens
    #expect(corrected.map(\.text).joined(separator: " ") == meant)
  }

  @Test(arguments: [
    ("motde", "mot de"), ("duportail", "du portail"), ("codeet", "code et"),
    ("performmdp", "perform mdp"), ("leservice", "le service"), ("ceque", "ce que"),
    ("monmotdepasse", "mon mot de passe"),
    // A common word with a slip rather than two words.
    ("pardu", "perdu"), ("unperform", "un perform"), ("passeme", "passe me"), ("codela", "code la"),
    ("pasde", "pas de"), ("leperdu", "le perdu"), ("enpasse", "en passe"), ("meperdu", "me perdu"),
  ])
  func wordsGluedToShortOnesComeApart(typed: String, meant: String) {
    #expect(read(typed) == meant)
  }

  @Test(arguments: [
    ("pg amr", "pgamr"), ("ac ces", "acces"), ("pa rti", "parti"), ("pa sse", "passe"),
    // Both halves are words, or the halves are no word together, or one is a letter.
    ("pas se", "pas se"), ("pa moi", "pa moi"), ("ac tion", "ac tion"), ("p arti", "p arti"),
    ("de cide", "de cide"),
  ])
  func halvesComeTogetherBeforeOneIsReadAsAWord(typed: String, meant: String) {
    let joined = speller.joined(Tokenizer.tokens(of: typed)).tokens
    #expect(joined.map(\.text).joined(separator: " ") == meant)
  }

  @Test func aSpellingOfSeveralWordsGoesBeforeHalves() {
    let speller = Speller(
      words: Self.words(["mode"]), spellings: Spellings([("mo de passe", "mot de passe")]),
      french: CommittedLists.french)
    #expect(speller.joined(Tokenizer.tokens(of: "mo de passe")).corrections.isEmpty)
    #expect(speller.joined(Tokenizer.tokens(of: "mo de vie")).corrections.count == 1)
  }

  @Test func nothingBecomesAWordNoPatternAsksFor() {
    let words = Self.words(["perform"], known: ["performa", "perfaurm"])
    let speller = Speller(words: words, french: CommittedLists.french)
    let read = speller.corrected(Tokenizer.tokens(of: "perfaorm perfaurm")).tokens.map(\.text)
    #expect(read == ["perform", "perfaurm"])
  }

  @Test func ofTwoWordsAsNearTheOneMorePatternsAskForIsMeant() {
    var words = PatternWords()
    words.use(["portail", "postail"], times: 1)
    words.use(["postail"], times: 1)
    let speller = Speller(words: words, french: .empty)
    #expect(speller.corrected(Tokenizer.tokens(of: "potail")).tokens.map(\.text) == ["postail"])
  }

  // MARK: - What is left alone

  /// Near words of the vocabulary, but French.
  @Test(arguments: [
    "poste", "porte", "roule", "cote", "report", "accent", "contact", "note", "ligne", "partir",
    "moteur", "preforme", "rolle", "acheter", "secret", "passer", "villa", "telegraphe", "finance",
  ])
  func aFrenchWordIsNeverChanged(word: String) throws {
    try #require(CommittedLists.french.contains(word.utf8) || word == "rolle")
    if word != "rolle" { #expect(read(word) == word) }
  }

  @Test func noFrenchWordIsEverChanged() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      let stem = String("abcdefghijlmnopqrstuv".randomElement(using: &generator) ?? "a")
      let words = CommittedLists.french.words(
        beginningWith: (stem + generator.pick(["a", "e", "i", "o"], or: "a")).utf8)
      guard let word = words.randomElement(using: &generator) else { continue }
      #expect(read(word) == word)
    }
  }

  @Test(arguments: [
    "Rimouski", "Notarius", "Chicoutimi", "Lavoie", "Bernier", "Dionne", "Leblanc", "Beaulieu",
    "Lemieux", "Charest", "Acceo", "Portneuf", "Paquette", "Michaud", "Nolin", "Telus", "Kevin",
    "Guylaine", "Karine", "Kamouraska", "Bellechasse", "Grenville", "Matane", "Roxanne",
  ])
  func namesAreLeftAlone(name: String) {
    #expect(read(name) == name.folded)
  }

  @Test(arguments: [
    "there", "find", "when", "login", "the", "xyz", "qwerty", "a", "pk", "42", "code2",
    "日本", "nom@site.ca", "covid", "netflix", "hockey", "das", "ouf",
    String(repeating: "acces", count: 7),
  ])
  func strangeWordsAreLeftAlone(word: String) {
    #expect(read(word) == word)
  }

  @Test func twoKnownWordsAreNotJoined() {
    let speller = Speller(words: Self.words(["portail"]), french: CommittedLists.french)
    let tokens = speller.corrected(Tokenizer.tokens(of: "port ail")).tokens
    #expect(tokens.map(\.text) == ["port", "ail"])
  }

  @Test func punctuationKeepsWordsApart() {
    #expect(read("clic, sequr") != "clicsequr")
  }

  @Test func anEmptyVocabularyChangesNothing() {
    let speller = Speller(words: PatternWords(), french: .empty)
    let tokens = Tokenizer.tokens(of: "lacces raport jcherche motdepasse ouiii")
    let corrected = speller.corrected(tokens)
    #expect(corrected.tokens == tokens && corrected.corrections.isEmpty)
  }

  @Test func readingAgainChangesNothingMore() {
    for text in ["lacces raport", "jcherche lotantifier", "motdepasse clic sequr perfrom"] {
      #expect(read(read(text)) == read(text))
    }
  }
}

extension String {
  /// The words of the text, folded.
  fileprivate var folded: String { FoldedText.of(self) }
}

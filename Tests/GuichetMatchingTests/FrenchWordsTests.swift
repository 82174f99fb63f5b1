import Foundation
import Testing

@testable import GuichetMatching

struct FrenchWordsTests {
  /// The bytes of the committed list, its words, and the set of them.
  private static let file: [UInt8] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try? Data(contentsOf: root.appending(path: "language/french-words.txt"))
    return data.map(Array.init) ?? []
  }()

  private static let lines = file.split(separator: UInt8(ascii: "\n"))
    .filter { $0.first != UInt8(ascii: "#") }
  private static let listed = Set(lines)

  private func list(_ text: String) throws -> FrenchWords {
    try FrenchWords(bytes: Array(text.utf8))
  }

  // MARK: - The committed list

  @Test func everyLineOfTheListIsAWordInOrder() throws {
    try FrenchWords(bytes: Self.file).validate()
    #expect(Self.lines.count > 300_000)
    #expect(Self.lines.allSatisfy { (2...24).contains($0.count) })
  }

  @Test func theListNamesItsSourceAndLicence() {
    let header = String(decoding: Self.file.prefix(1_000), as: UTF8.self)
    #expect(header.hasPrefix("# "))
    #expect(header.contains("Dicollecte"))
    #expect(header.contains("Mozilla Public License"))
    #expect(header.contains("# Words: \(Self.lines.count)\n"))
  }

  @Test func wordsOfMunicipalStaffAreFrench() throws {
    let words = try FrenchWords(bytes: Self.file)
    let known = """
      acces accede accedez accederez adresse affaires appelle appelez application assistance
      attribue attribuer aujourd authentifie authentifiez bonjour budget bureau clientele
      cliquez cliquons communiquent comptable connectee connectes connecter connexion
      contactez courriel demande demandaient departement directeur directrice documents
      employee enregistrer entreprises envoyee etes fassions financiers formulaire
      fournissez generale gouvernement habitation hui identifiant inscrire inscrit inscrivez
      joindre lorsqu maire ministere municipal municipalite municipaux navigateur obtenir
      obtenu oublie oublierai possede pourrais pourront prealablement puisqu quitte rapport
      recu remplissent repondent repondant roles secretaire securise signataire tresoriere
      transmettre transmis utilisatrice verificatrice veuillez
      """.split(whereSeparator: \.isWhitespace)
    #expect(known.count >= 60)
    #expect(known.filter { !words.contains($0.utf8) } == [])
  }

  @Test func misspellingsAndForeignWordsAreNotFrench() throws {
    let words = try FrenchWords(bytes: Self.file)
    let unknown = """
      accces aceder addresse apeler authantifier clicsecur clicsequr colleague comunique
      conection connecion connection entreprize finaces formulair gouvernment identifian
      inscrir konecter minicipal ministaire munisipal navigatteur obtennir otantifier pgamr
      programe raport repondan sekure transmetre utilisateure
      """.split(whereSeparator: \.isWhitespace)
    #expect(unknown.filter { words.contains($0.utf8) } == [])
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func aRandomSampleIsFoundAndItsNeighboursOnlyWhenListed(seed: UInt64) throws {
    let words = try FrenchWords(bytes: Self.file)
    var random = SplitMix(seed: seed)
    for _ in 0..<1_000 {
      let word = try #require(Self.lines.randomElement(using: &random))
      #expect(words.contains(word), "\(String(decoding: word, as: UTF8.self))")
      var neighbour = Array(word)
      let place = neighbour.indices.randomElement(using: &random) ?? 0
      neighbour[place] = UInt8.random(in: UInt8(ascii: "a")...UInt8(ascii: "z"), using: &random)
      for near in [neighbour, Array(neighbour.dropLast()), neighbour + [UInt8(ascii: "q")]] {
        #expect(
          words.contains(near) == Self.listed.contains(near[...]),
          "\(String(decoding: near, as: UTF8.self))")
      }
    }
  }

  // MARK: - Small lists

  @Test(arguments: 0...40)
  func everyWordOfAListOfAnyLengthIsFound(count: Int) throws {
    let all = (0..<count).map { "m" + String(repeating: "a", count: $0) }
    let words = try list("# t\n" + all.map { $0 + "\n" }.joined())
    #expect(all.filter { !words.contains($0.utf8) } == [])
    #expect(!words.contains("l".utf8))
    #expect(!words.contains("n".utf8))
    #expect(!words.contains(("m" + String(repeating: "a", count: count)).utf8))
    #expect(words.isEmpty == (count == 0))
  }

  @Test func emptyListsHoldNoWord() throws {
    for words in [FrenchWords.empty, try list(""), try list("# a"), try list("# a\n#b\n")] {
      #expect(words.isEmpty)
      #expect(!words.contains("a".utf8))
      #expect(!words.contains("".utf8))
      try words.validate()
    }
  }

  @Test func theLastNewlineMayBeMissing() throws {
    let words = try list("acces\nmunicipal")
    #expect(words.contains("acces".utf8))
    #expect(words.contains("municipal".utf8))
    #expect(!words.contains("municipa".utf8))
  }

  @Test func onlyWholeWordsAreFound() throws {
    let words = try list("# abri\nacces\nmunicipal\n")
    for text in [
      "", "\n", "#", "# abri", "abri", "acce", "access", "ccess", "acces\nmunicipal", "é",
    ] {
      #expect(!words.contains(text.utf8), "\(text.debugDescription)")
    }
  }

  @Test(arguments: [
    ("# t\nacces\nAbri\n", FrenchWordsError.Code.notAWord, 3),
    ("acces\n\nmunicipal\n", .notAWord, 2),
    ("acces\nd'abord\n", .notAWord, 2),
    ("acces\r\n", .notAWord, 1),
    ("accès\n", .notAWord, 1),
    ("acces\n# t\n", .notAWord, 2),
    ("# t\n# u\nmunicipal\nacces\n", .outOfOrder, 4),
    ("acces\nacces\n", .outOfOrder, 2),
    ("acceder\nacce\n", .outOfOrder, 2),
  ])
  func aFaultIsReportedWithItsLine(text: String, code: FrenchWordsError.Code, line: Int) {
    let error = #expect(throws: FrenchWordsError.self) { try list(text) }
    #expect(error == FrenchWordsError(code: code, line: line))
    #expect(error?.message.contains("scripts/french-words.py") == true)
  }

  @Test func aFaultTheSampleMissesIsFoundByValidation() throws {
    let letters = Array("abcdefghij")
    var all = (10_000..<12_000).map { number in
      String(String(number).compactMap(\.wholeNumberValue).map { letters[$0] })
    }
    all.swapAt(1_001, 1_002)
    let words = try list(all.map { $0 + "\n" }.joined())
    #expect(throws: FrenchWordsError(code: .outOfOrder, line: 1_003)) { try words.validate() }
  }

  @Test(arguments: UInt64(1)...200)
  func mutatedBytesNeverTrap(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var bytes = Array("# t\nab\nabri\nacces\nclic\nmunicipal\nobtenir\nrole\nzone\n".utf8)
    let signs = Array("\n\n#az\r".utf8) + [0, 255]
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let sign = signs.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = sign
      case 1: bytes.insert(sign, at: place)
      default: bytes.removeSubrange(place..<min(bytes.count, place + 3))
      }
      if bytes.isEmpty { break }
    }
    guard let words = try? FrenchWords(bytes: bytes) else { return }
    let found = ["", "a", "ab", "acces", "n", "zone", "zzz", "\n", "#"].filter {
      words.contains($0.utf8)
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
    #expect(found.allSatisfy { lines.contains(Array($0.utf8)) })
  }
}

/// A small generator with a seed (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

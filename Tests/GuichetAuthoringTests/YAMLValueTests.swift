import GuichetAuthoring
import GuichetCore
import Testing

@Suite struct YAMLValueTests {
  private func parse(_ text: String) throws -> YAMLValue {
    var findings: [Diagnostic] = []
    let value = YAMLValue.parse(text, file: "f.yml", findings: &findings)
    #expect(findings.isEmpty)
    return try #require(value)
  }

  private func findings(_ text: String) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let value = YAMLValue.parse(text, file: "f.yml", findings: &findings)
    #expect(value == nil)
    return findings
  }

  private func value(_ key: String, of text: String) throws -> YAMLValue {
    try #require(try parse(text).entries?.first { $0.key.text == key }?.value)
  }

  @Test(arguments: [
    "on", "no", "yes", "off", "07", "1_000", "0x1F", "1e3", "true", "2024-01-01", "12:30:45", "=",
    "<<",
  ])
  func scalarsStayText(text: String) throws {
    #expect(try value("k", of: "k: \(text)\n").text == text)
    #expect(try parse("[\(text)]").elements?.map(\.text) == [text])
    #expect(try parse("\(text): 1").entries?.map(\.key.text) == [text])
  }

  @Test(arguments: ["", "~", "null", "''"])
  func nothingIsAText(text: String) throws {
    let found = try value("k", of: "k: \(text)\n").text
    #expect(found == (text == "''" ? "" : text))
  }

  @Test(arguments: [
    ("k: mot", "1:4", "1:4"), ("k: 'mot'", "1:4", "1:5"), ("k: \"mot\"", "1:4", "1:5"),
    ("a: 1\nk:   mot", "2:6", "2:6"), ("é: 1\n'ù': 2\nk: é", "3:4", "3:4"),
    ("k: |\n  mot", "1:4", "2:3"), ("k: >-\n    mot\n", "1:4", "2:5"),
    ("k: |\n\n   mot\n  \n", "1:4", "2:4"), ("k: |\r\n  mot\r\n", "1:4", "2:3"),
    ("# mot\n\nk: { a: mot }", "3:4", "3:4"),
  ])
  func aScalarKnowsItsPlace(yaml: String, place: String, content: String) throws {
    let value = try value("k", of: yaml)
    #expect(value.location.description == "f.yml:\(place)")
    #expect(value.contentLocation.description == "f.yml:\(content)")
  }

  @Test func placesInsideATextAreExact() throws {
    let plain = try value("k", of: "k: l'été ici")
    #expect(plain.location(at: "l'été ".utf8.count).description == "f.yml:1:10")
    let quoted = try value("k", of: "k: 'l''été ici'")
    #expect(quoted.location(at: "l'été ".utf8.count).description == "f.yml:1:12")
    let block = try value("k", of: "k: |\n  été\n  là ici\n")
    #expect(block.location(at: "été\nlà ".utf8.count).description == "f.yml:3:6")
    #expect(block.location(at: 10_000).line >= 2)
  }

  @Test func listsAndMappingsKeepTheirOrderAndPlaces() throws {
    let root = try parse("b: 1\na: [x, 'y',\n  z]\n")
    #expect(root.entries?.map(\.key.text) == ["b", "a"])
    let list = try #require(root.entries?.last?.value.elements)
    #expect(list.map(\.location.description) == ["f.yml:2:5", "f.yml:2:8", "f.yml:3:3"])
  }

  @Test(arguments: [
    ("a: [1", 2), ("a: 'x", 1), ("a: 1\n b: 2", 2), ("a: b: c", 1), ("\t- a", 1), ("%x", 1),
    ("a: *nobody", 1), ("--- a\n--- b\n", 2), ("a: \u{0}", 1),
  ])
  func aSyntaxErrorIsAFindingWithItsPlace(yaml: String, line: Int) {
    let found = findings(yaml)
    #expect(found.map(\.id) == ["yaml.syntax"])
    #expect(found.first.map { abs($0.location.line - line) <= 1 } == true, "\(found)")
    #expect(found.first.map { $0.location.column >= 1 } == true)
    #expect(found.first?.message.contains(#/ (?:not|found|expected) /#) == false, "\(found)")
  }

  @Test(arguments: ["", "\n\n", "# rien\n"])
  func anEmptyFileIsAFinding(yaml: String) {
    #expect(findings(yaml).map(\.id) == ["yaml.empty"])
  }

  @Test func aRepeatedKeyIsAFindingThatNamesIt() {
    let found = findings("a: 1\nb:\n  c: 1\n  été: 2\n  été: 3\n")
    #expect(found.map(\.id) == ["yaml.duplicate-key"])
    #expect(found.first?.message.contains("bloc : été ;") == true, "\(found)")
    #expect(found.first?.location.description == "f.yml:4:3")
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "a: &x [", "- - - "])
  func deepNestingIsAFindingNotACrash(piece: String) {
    var found: [Diagnostic] = []
    let value = YAMLValue.parse(
      String(repeating: piece, count: 20_000), file: "f.yml", findings: &found)
    #expect(value != nil || found.map(\.id) == ["yaml.syntax"])
  }

  @Test func aByteOrderMarkIsReadOver() throws {
    #expect(try parse("\u{FEFF}k: v").entries?.first?.key.text == "k")
  }

  @Test func anUnknownKeyNamesTheNearest() throws {
    var found: [Diagnostic] = []
    let root = try parse("  lable: x\n  text: y\n  zzzzzz: 1\n")
    let fields = root.fields("réponse", known: ["label", "text"], findings: &found)
    #expect(fields?["text"]?.text == "y")
    #expect(
      found.map(\.description) == [
        "f.yml:1:3: erreur: réponse : clé « lable » inconnue ; vouliez-vous dire « label » ? [yaml.unknown-key]",
        "f.yml:3:3: erreur: réponse : clé « zzzzzz » inconnue ; clés possibles : label, text [yaml.unknown-key]",
      ])
  }

  @Test func aMissingKeyIsFoundAtTheMapping() throws {
    var found: [Diagnostic] = []
    let root = try parse("- a: 1\n- b: 2\n")
    for element in root.elements ?? [] {
      _ = element.fields("x", known: ["a", "b"], required: ["a"], findings: &found)
    }
    #expect(found.map { "\($0.location) \($0.id)" } == ["f.yml:2:3 yaml.missing-key"])
  }

  @Test func aKeyThatIsNoTextIsAFinding() throws {
    var found: [Diagnostic] = []
    _ = try parse("? [a]\n: b\n").fields("x", known: ["a"], findings: &found)
    #expect(found.map(\.id) == ["yaml.type"])
  }

  @Test func anotherTypeThanExpectedIsAFinding() throws {
    var found: [Diagnostic] = []
    let root = try parse("a: [1]\nb: { c: d }\ne: f\n")
    let values = try #require(root.entries).map(\.value)
    #expect(values[0].text("a", findings: &found) == nil)
    #expect(values[1].list("b", findings: &found).isEmpty)
    #expect(values[2].integer("e", findings: &found) == nil)
    #expect(values[2].fields("e", known: [], findings: &found) == nil)
    #expect(values[0].entries("a", findings: &found).isEmpty)
    #expect(found.map(\.id) == Array(repeating: "yaml.type", count: 5))
    #expect(found.map(\.location.line) == [1, 2, 3, 3, 1])
    #expect(values[2].list("e", findings: &found).map(\.text) == ["f"])
  }
}

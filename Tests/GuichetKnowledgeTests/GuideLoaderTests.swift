import GuichetAuthoring
import GuichetCore
import GuichetKnowledge
import Testing

@Suite struct GuideLoaderTests {
  /// The definition and the findings of some YAML.
  private func load(_ yaml: String) -> (definition: GuideDefinition?, findings: [String]) {
    var findings: [Diagnostic] = []
    let value = YAMLValue.parse(yaml, file: "g.yml", findings: &findings)
    let definition = value.flatMap { GuideLoader.definition($0, findings: &findings) }
    return (definition, findings.map { "\($0.location.line):\($0.location.column) \($0.id)" })
  }

  private let head = """
    title: Titre
    file: recu.txt
    sha256: abc

    """

  @Test func everyPartIsRead() throws {
    let (definition, findings) = load(
      head + """
        corrections:
          - { pattern: 'a''b', replacement: '$1', reason: r, lines: 3-4 }
        lost:
          - { pattern: x, label: un mot, reason: r }
        structure:
          - section: 1
            heading: 1
            items:
              - paragraph: 65, 62
              - caption: ['129', '131-132']
                joint: ' › '
              - drop: 7
                reason: bruit
        residue:
          - { pattern: z, reason: r }
        facts:
          nom: { kind: name, text: on }
        """)
    #expect(findings == [])
    let guide = try #require(definition)
    #expect(guide.corrections.first?.pattern == "a'b")
    #expect(guide.corrections.first?.lines == [3, 4])
    #expect(guide.corrections.first?.location.description == "g.yml:5:17")
    #expect(guide.losses.first?.label == "un mot")
    #expect(guide.losses.first?.lines == nil)
    let items = try #require(guide.sections.first?.items)
    #expect(items.map(\.pieces) == [[[65, 62]], [[129], [131, 132]], [[7]]])
    #expect(items.map(\.kind) == [.paragraph, .caption, nil])
    #expect(items.map(\.joint) == [" ", " › ", " "])
    #expect(guide.residue.first?.pattern == "z")
    #expect(guide.facts.first?.text == "on")
    #expect(guide.digestLocation.line == 3)
  }

  @Test(arguments: [
    ("structure: []\n", ["1:1 yaml.missing-key"]),
    ("structure: []\nfacts: [a]\n", ["5:8 yaml.type"]),
    ("structure: []\nfacts: {}\nfact: {}\n", ["6:1 yaml.unknown-key"]),
    ("structure: []\nfacts: { a: { kind: nom, text: b } }\n", ["5:21 guide.kind.unknown"]),
    ("structure: []\nfacts: { a: { kind: name } }\n", ["5:13 yaml.missing-key"]),
    ("structure: [{ section: un, heading: 1, items: [] }]\nfacts: {}\n", ["4:24 yaml.type"]),
    ("structure: [{ section: 1, heading: x, items: [] }]\nfacts: {}\n", ["4:36 guide.lines"]),
    (
      "structure: [{ section: 1, heading: 1, items: [{ paragraph: 3, step: 4 }] }]\nfacts: {}\n",
      ["4:47 guide.item.kind"]
    ),
    (
      "structure: [{ section: 1, heading: 1, items: [{ reason: x }] }]\nfacts: {}\n",
      ["4:47 guide.item.kind"]
    ),
    (
      "structure: [{ section: 1, heading: 1, items: [{ drop: 3 }] }]\nfacts: {}\n",
      ["4:47 guide.drop.reason"]
    ),
    (
      "structure: []\nfacts: {}\ncorrections: [{ pattern: a, replacement: b, reason: '' }]\n",
      ["6:53 guide.reason.empty"]
    ),
    (
      "structure: []\nfacts: {}\ncorrections: [{ pattern: a, replacement: b }]\n",
      ["6:15 yaml.missing-key"]
    ),
    (
      "structure: []\nfacts: {}\nlost: [{ pattern: a, reason: b, lines: 3-2 }]\n",
      ["6:40 guide.lines"]
    ),
  ])
  func faultIsFoundAtItsPlace(yaml: String, expected: [String]) {
    #expect(load(head + yaml).findings == expected)
  }
}

import GuichetAuthoring
import GuichetCore
import GuichetDialogue
import GuichetTestKit
import Testing

/// What is said about `migrations:` that lead nowhere.
@Suite struct MigrationFindingTests {
  private static let file = "dialogue/parcours.yml"

  private func findings(of migrations: String) throws -> (files: BotFiles, found: [String]) {
    let files = try SmallBot.files()
    try files.write(
      try files.text(Self.file) + "migrations:\n" + migrations, to: Self.file)
    do throws(DiagnosticsError) {
      _ = try BotLoader.load(path: files.path)
      return (files, [])
    } catch {
      return (
        files,
        error.diagnostics.map {
          "\($0.id) \($0.location.line):\($0.location.column)"
        }
      )
    }
  }

  @Test(arguments: [
    ("  - { fact: resident, to: card }\n", "dialogue.migration.unknown", "card }"),
    ("  - { fact: hasCard, to: accountOpened }\n", "dialogue.migration.current", "hasCard, to"),
    (
      "  - { fact: lives, to: resident, values: { here: oui } }\n", "dialogue.migration.unknown",
      "oui } }"
    ),
    ("  - { fact: resident, values: { yes: no } }\n", "dialogue.migration.current", "yes: no } }"),
    ("  - { fact: lives }\n", "dialogue.migration.empty", "{ fact: lives"),
    ("  - { to: resident }\n", "dialogue.migration.kind", "{ to: resident"),
    ("  - { fact: lives, step: a, to: resident }\n", "dialogue.migration.kind", "{ fact: lives"),
    ("  - { step: card.ask, to: card.get }\n", "dialogue.migration.current", "card.ask, to"),
    ("  - { step: card.find, to: card.take }\n", "dialogue.migration.unknown", "card.take }"),
    ("  - { step: card.find }\n", "yaml.missing-key", "{ step: card.find"),
    ("  - { fact: lives, too: resident }\n", "yaml.unknown-key", "too: resident"),
    ("  - [lives]\n", "yaml.type", "[lives]"),
  ])
  func aMigrationThatLeadsNowhereIsAFinding(migration: String, id: String, at: String) throws {
    let (files, found) = try findings(of: migration)
    let place = try files.place(of: at, in: Self.file)
    #expect(found.contains("\(id) \(place)"), "\(found), expected \(id) \(place)")
  }

  @Test func everyFaultIsFoundAtOnce() throws {
    let (_, found) = try findings(
      of: "  - { fact: hasCard, to: no }\n  - { step: a, to: b }\n  - { to: c }\n")
    #expect(found.count == 4, "\(found)")
  }

  @Test func whatWasRenamedTwiceTakesTwoEntries() throws {
    let (_, found) = try findings(
      of: """
          - { fact: home, to: lives, values: { oui: y } }
          - { fact: lives, to: resident, values: { y: yes, n: no } }
          - { step: a, to: b }
          - { step: b, to: card.ask }

        """)
    #expect(found == [], "\(found)")
  }
}

/// How migrations are applied.
@Suite struct MigrationTests {
  private static let migrations: [Migration] = [
    .fact(from: "home", to: "lives", values: ["oui": "y"]),
    .fact(from: "lives", to: "resident", values: ["y": "yes"]),
    .step(from: "a", to: "b"), .step(from: "b", to: "c"),
  ]

  @Test(arguments: [
    (FactValue("home", "oui"), FactValue("resident", "yes")),
    (FactValue("home", "non"), FactValue("resident", "non")),
    (FactValue("lives", "y"), FactValue("resident", "yes")),
    (FactValue("card", "y"), FactValue("card", "y")),
  ])
  func factsFollowTheEntriesInOrder(old: FactValue, new: FactValue) {
    #expect(Self.migrations.applied(toFact: old) == new)
  }

  @Test func stepsFollowTheEntriesInOrder() {
    #expect(Self.migrations.applied(toStep: "a") == "c")
    #expect(Self.migrations.applied(toStep: "d") == "d")
  }
}

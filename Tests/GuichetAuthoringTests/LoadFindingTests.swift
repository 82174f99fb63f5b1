import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetTestKit
import Testing

/// One change to the small bot, and the finding it must give.
struct Fault: Sendable, CustomTestStringConvertible {
  let id: String
  let file: String
  /// What is replaced, its first occurrence.
  let old: String
  let new: String
  /// Where the finding is: the first occurrence of this text after the change.
  let at: String
  /// Another file the finding is in, when it is not the changed one.
  let found: String?

  init(
    _ id: String, _ file: String, _ old: String, _ new: String, at: String, in found: String? = nil
  ) {
    self.id = id
    self.file = file
    self.old = old
    self.new = new
    self.at = at
    self.found = found
  }

  var testDescription: String { "\(id): « \(old) » → « \(new) »" }

  private static let flow = "dialogue/parcours.yml"
  private static let topics = "answers/sujets.yml"
  private static let texts = "answers/textes.yml"
  private static let asks = "intents/questions.yml"
  private static let tells = "intents/faits.yml"
  private static let words = "intents/lexicon/mots.yml"
  private static let reading = "intents/reading/lecture.yml"

  static let all: [Fault] = configuration + dialogue + answers + intents + lexicon

  static let configuration = [
    Fault("bot.format", "bot.yml", "format: 1", "format: 2", at: "2\n"),
    Fault("yaml.type", "bot.yml", "format: 1", "format: un", at: "un\n"),
    Fault("yaml.missing-key", "bot.yml", "topics:", "# topics:\n#", at: "format"),
    Fault("yaml.unknown-key", "bot.yml", "  answers: answers", "  answer: answers", at: "answer:"),
    Fault("yaml.missing-key", "bot.yml", "  overview: way.overview\n", "", at: "secret:"),
    Fault("bot.limit", "bot.yml", "message: 200", "message: 0", at: "0\n"),
    Fault("bot.limit", "bot.yml", "message: 200", "message: -5", at: "-5"),
    Fault(
      "bot.limit", "bot.yml", "names: [ISBN]", "second-line: { first: 0, again: 20 }", at: "0,"),
    Fault(
      "yaml.missing-key", "bot.yml", "names: [ISBN]", "second-line: { first: 30 }",
      at: "{ first: 30"),
    Fault(
      "bot.limit", "bot.yml", "message: 200", "message: 9223372036854775807",
      at: "9223372036854775807"),
    Fault("bot.limit", "bot.yml", "resume-after: 600", "resume-after: -1", at: "-1"),
    Fault("bot.part.empty", "bot.yml", "intents: intents", "intents: intentions", at: "intentions"),
    Fault("bot.part.empty", "bot.yml", "lexicon: intents/", "lexicon: ", at: "lexicon\n"),
    Fault("answer.missing", "bot.yml", "way.overview", "way.overwiev", at: "format"),
    Fault(
      "file.missing", "bot.yml", "dialogue/parcours", "dialogue/autre", at: "",
      in: "dialogue/autre.yml"),
    Fault(
      "guide.knowledge.missing", "bot.yml", "knowledge.json", "k.json", at: "", in: "guide/k.json"),
    Fault("guide.knowledge.malformed", "guide/knowledge.json", "{", "[", at: "["),
    Fault(
      "guide.knowledge.newer", "guide/knowledge.json", "\"format\" : 1", "\"format\" : 99", at: "{"),
    Fault(
      "words.malformed", "bot.yml", "  answers: answers",
      "  answers: answers\n  words: guide/recu.txt",
      at: "", in: "guide/recu.txt"),
  ]

  static let dialogue = [
    Fault("yaml.syntax", flow, "steps:", "steps: [", at: "steps: ["),
    Fault("yaml.type", flow, "situation:\n", "situation:\n  - a\nautre:\n", at: "- a"),
    Fault("yaml.type", flow, "{ values: [yes, no] }", "[yes, no]", at: "[yes"),
    Fault("dialogue.fact.unknown", flow, "goal: { book", "goal: { bok", at: "bokBorrowed"),
    Fault(
      "dialogue.fact.unknown", flow, "set: { hasCard: no }", "set: { hasCar: no }", at: "hasCar:"),
    Fault(
      "dialogue.value.unknown", flow, "resident: [yes, no] }", "resident: [yes, on] }", at: "on] }"),
    Fault(
      "dialogue.value.unknown", flow, "set: { hasCard: no }", "set: { hasCard: unknown }",
      at: "unknown } }"),
    Fault(
      "yaml.type", flow, "set: { hasCard: no }", "set: { hasCard: [yes, no] }", at: "hasCard: [yes"),
    Fault(
      "dialogue.step.duplicate", flow, "- id: card.get", "- id: card.ask",
      at: "card.ask\n    when: { hasCard: no, resident: [y"),
    Fault("dialogue.step.kind", flow, "kind: action", "kind: acton", at: "acton"),
    Fault("dialogue.choice.like", flow, "like: [unsure]", "like: [unsur]", at: "unsur]"),
    Fault(
      "dialogue.choice.duplicate", flow, "value: incertain", "value: oui",
      at: "{ value: oui, label: Je"),
    Fault("yaml.missing-key", flow, "value: incertain, ", "", at: "{ label: Je"),
    Fault("answer.missing", flow, "topic: card.get", "topic: card.gett", at: "card.get\n"),
    Fault(
      "answer.missing", flow, "asked: [card.abroad]", "asked: [card.abord]", at: "resident.ask"),
    Fault("text.missing", flow, "- id: book.borrow", "- id: book.take", at: "book.take"),
    Fault(
      "answer.fact.raw", flow, "Je ne sais pas, like", "Appelez le 418 555-9999, like", at: "418"),
    Fault(
      "answer.name", flow, "Je ne sais pas, like", "Demander à Desjardins, like", at: "Desjardins"),
    Fault("answer.text.empty", flow, "label: Je ne sais pas", "label: ''", at: "'', like"),
  ]

  static let answers = [
    Fault("answer.fact.raw", topics, "hours texte", "écrivez à été@autre.org ici", at: "été@"),
    Fault(
      "answer.fact.raw", topics, "hours texte", "écrivez à pret@biblio.example.org", at: "pret@"),
    Fault(
      "answer.fact.raw", topics, "hours texte", "voir https://autre.org/x", at: "https://autre"),
    Fault("answer.fact.raw", topics, "hours texte", "voir www.autre.quebec", at: "www"),
    Fault("answer.fact.raw", topics, "hours texte", "voir autre.qc.ca/page", at: "autre.qc"),
    Fault("answer.fact.raw", topics, "hours encore", "au 418 555-0199", at: "418 555-0199"),
    Fault(
      "answer.fact.raw", topics, "hours encore", "au 418\u{A0}555\u{2011}0199", at: "418\u{A0}555"),
    Fault("answer.fact.raw", topics, "hours encore", "au (418) 555.0199", at: "(418)"),
    Fault("answer.fact.raw", topics, "hours encore", "au 4185550199", at: "4185550199"),
    Fault("answer.fact.raw", topics, "hours encore", "au 555-0199", at: "555-0199"),
    Fault("answer.fact.raw", topics, "hours encore", "au 1 800 ou 1-866", at: "1 800"),
    Fault("answer.fact.raw", topics, "écrivez à {courriel}.", "  écrivez à x@y.org", at: "x@y"),
    Fault("answer.fact.raw", topics, "label: Les heures", "label: 'L''heure, x@y.org'", at: "x@y"),
    Fault("answer.fact.unknown", topics, "{comptoir}", "{contoir}", at: "{contoir}"),
    Fault("answer.fact.unclosed", topics, "{courriel}.", "{courriel.", at: "{courriel."),
    Fault("answer.quotation", topics, "« {dossier} »", "« {dossier} », « Ma page »", at: "Ma page"),
    Fault("answer.quotation", topics, "hours texte", "sous “Ma page”", at: "Ma page"),
    Fault("answer.quotation", topics, "hours texte", "sous \"Ma page\"", at: "Ma page"),
    Fault("answer.quotation", topics, "hours texte", "« Mon doss »", at: "Mon doss"),
    Fault("answer.name", topics, "hours texte", "demandez à Marie Tremblay ici", at: "Marie"),
    Fault("answer.name", topics, "hours texte", "appelez (Desjardins)", at: "Desjardins"),
    Fault("answer.name", topics, "hours texte", "le PGAMR Express", at: "PGAMR"),
    Fault("answer.name", topics, "hours texte", "l'ISBN Express", at: "ISBN Express"),
    Fault("answer.name", topics, "au {comptoir} :", "au {comptoir}, chez Hydro :", at: "Hydro"),
    Fault("answer.source.form", topics, "\"1:2-2\"", "\"1/2\"", at: "1/2"),
    Fault("answer.source.place", topics, "\"1:2-2\"", "\"9:2-2\"", at: "9:2-2"),
    Fault("answer.source.place", topics, "\"1:2-2\"", "\"1:5\"", at: "1:5"),
    Fault(
      "answer.duplicate", topics, "topic: card.who", "topic: card.what",
      at: "card.what\n    label: Qui"),
    Fault("answer.text.empty", topics, "text: hours texte", "text:", at: "\n    again: hours"),
    Fault("answer.text.empty", topics, "label: Les heures", "label: '  '", at: "'  '"),
    Fault(
      "answer.variant", topics, "{ if: { bookBorrowed: yes }, use: book.help }",
      "{ if: { bookBorrowed: yes } }", at: "{ if: { bookBorrowed"),
    Fault(
      "answer.variant", topics, ", use: book.help", ", use: book.help, text: x",
      at: "{ if: { bookBorrowed"),
    Fault("answer.missing", topics, "use: book.help", "use: book.halp", at: "hours\n"),
    Fault(
      "dialogue.fact.unknown", topics, "if: { bookBorrowed", "if: { bookBorowed", at: "bookBorowed"),
    Fault(
      "dialogue.value.unknown", topics, "if: { resident: no }", "if: { resident: non }", at: "non }"
    ),
    Fault("yaml.unknown-key", topics, "label: Les heures", "lable: Les heures", at: "lable"),
    Fault("yaml.missing-key", topics, "    again: hours encore\n", "", at: "topic: hours"),
    Fault(
      "text.duplicate", texts, "{ id: help,", "{ id: greeting,", at: "greeting, variants: [help"),
    Fault("text.missing", texts, "{ id: help,", "{ id: halp,", at: "", in: "bot.yml"),
    Fault(
      "text.missing", texts, "variants: [bridge un, bridge deux]", "variants: []", at: "",
      in: "bot.yml"),
    Fault(
      "text.missing", texts, "{ id: card.get.why,", "{ id: card.get.whi,", at: "card.get\n",
      in: flow),
    Fault(
      "answer.fact.raw", texts, "[help un, help deux]", "[help un, 'au 418 555-0199']", at: "418"),
    Fault("answer.text.empty", texts, "[help un, help deux]", "[help un, '']", at: "'']"),
  ]

  static let intents = [
    Fault(
      "intent.duplicate", asks, "id: card.who", "id: card.what",
      at: "card.what\n    patterns: ['qui"),
    Fault("intent.unknown-topic", asks, "id: hours", "id: hous", at: "hous"),
    Fault("intent.unknown-topic", asks, "topic: card.get", "topic: card.got", at: "card.got"),
    Fault("intent.unknown-text", asks, "text: offtopic", "text: oftopic", at: "weather"),
    Fault(
      "intent.unknown-fact", tells, "set: { hasCard: yes }", "set: { hasCar: yes }",
      at: "fact.hasCard.yes"),
    Fault(
      "intent.unknown-fact", tells, "set: { hasCard: yes }", "set: { hasCard: oui }",
      at: "fact.hasCard.yes"),
    Fault(
      "intent.unknown-control", "intents/controle.yml", "control.restart", "control.retsart",
      at: "control.retsart"),
    Fault("intent.pattern.empty", asks, "['heures']", "['']", at: "']\n  - id: info.card"),
    Fault("pattern.invalid", asks, "['heures']", "['(heures']", at: "(heures"),
    Fault("lexicon.unknown-notion", asks, "'qui .. <carte>'", "'qui .. <cart>'", at: "<cart>"),
    Fault("yaml.type", asks, "patterns: ['heures']", "patterns: { a: b }", at: "{ a: b }"),
    Fault("yaml.missing-key", asks, "    patterns: ['heures']\n", "", at: "id: hours"),
    Fault("yaml.unknown-key", asks, "topic: focus", "topik: focus", at: "topik"),
  ]

  static let lexicon = [
    Fault(
      "lexicon.unknown-entity", words, "entities: [carte", "entities: [cart", at: "cart, compte]"),
    Fault("lexicon.recursive", words, "bouquin]", "bouquin, <livre>]", at: "livre:"),
    Fault("lexicon.unknown-notion", words, "bouquin]", "bouquin, <auteur>]", at: "<auteur>"),
    Fault("yaml.type", words, "notions:\n", "notions: [a]\nautre:\n", at: "[a]"),
    Fault("yaml.type", words, "[carte, abonnement]", "{ a: b }", at: "{ a"),
    Fault(
      "mask.group", reading, "(?<secret>\\S{4,})", "(?<secre>\\S{4,})", at: "mot de passe est (?"),
    Fault(
      "pattern.invalid", reading, "(?<secret>\\S{4,})", "(?<secret>\\S{4,}",
      at: "mot de passe est (?"),
    Fault("yaml.type", reading, "spellings:\n", "spellings: [a]\nautre:\n", at: "[a]"),
    Fault("yaml.missing-key", reading, "- id: numero\n", "-\n", at: "context"),
  ]
}

/// Every finding a load can give, once at least, with its exact place.
@Suite struct LoadFindingTests {
  /// The findings of a load that fails.
  static func findings(_ files: BotFiles) -> [Diagnostic] {
    do {
      _ = try BotLoader.load(path: files.path)
      return []
    } catch {
      return error.diagnostics
    }
  }

  @Test func theSmallBotHasNoFinding() throws { _ = try SmallBot.bot() }

  @Test(arguments: Fault.all)
  func aFaultIsFoundAtItsPlace(fault: Fault) throws {
    let files = try SmallBot.files()
    try files.replace(fault.old, fault.new, in: fault.file)
    let findings = Self.findings(files)
    let file = fault.found ?? fault.file
    let exists = FileManager.default.fileExists(atPath: files.url(file).path)
    let place = fault.at.isEmpty || !exists ? "1:1" : try files.place(of: fault.at, in: file)
    let expected = "\(file):\(place)"
    let isFound = findings.contains { $0.id == fault.id && $0.location.description == expected }
    // libyaml finds a syntax error where the file stops making sense, below the fault.
    let isBelow = fault.id == "yaml.syntax" && findings.map(\.id) == ["yaml.syntax"]
    #expect(
      isFound || isBelow,
      "expected \(expected) in:\n\(findings.map(\.description).joined(separator: "\n"))")
    for finding in findings {
      #expect(finding.severity == .error || finding.severity == .warning)
      #expect(finding.location.line >= 1 && finding.location.column >= 1)
    }
  }

  @Test func severalFaultsAreReportedAtOnceInTheOrderOfTheFiles() throws {
    let files = try SmallBot.files()
    let ids = [
      "bot.limit", "dialogue.fact.unknown", "dialogue.step.kind", "answer.fact.raw",
      "answer.source.form", "answer.duplicate", "text.duplicate", "intent.unknown-topic",
      "intent.unknown-text", "lexicon.unknown-entity", "mask.group",
    ]
    let faults = ids.compactMap { id in Fault.all.first { $0.id == id } }
    for fault in faults { try files.replace(fault.old, fault.new, in: fault.file) }
    let findings = Self.findings(files)
    for id in ids { #expect(findings.contains { $0.id == id }, "\(id)") }
    #expect(findings.map(\.location) == findings.map(\.location).sorted())
    #expect(Set(findings).count == findings.count)
  }

  @Test func factsOfTheGuideAndAllowedNamesMayBeWritten() throws {
    let files = try SmallBot.files()
    try files.replace(
      "hours texte",
      "le Comptoir du Prêt, « Mon dossier » et l'ISBN ; {adresse} le 12 mai à 13 h 30, 2024-2025 (page 7)",
      in: "answers/sujets.yml")
    #expect(Self.findings(files).isEmpty)
  }

  @Test func aMissingDirectoryIsAFinding() {
    do {
      _ = try BotLoader.load(path: "/nowhere/at/all")
      Issue.record("loaded")
    } catch {
      #expect(error.diagnostics.map(\.id) == ["file.missing"])
      #expect(error.diagnostics.map(\.location.description) == ["bot.yml:1:1"])
    }
  }

  @Test func brokenFilesAreAllNamed() throws {
    let files = try SmallBot.files()
    try files.write(Data([0xFF]), to: "answers/textes.yml")
    try files.remove("intents/faits.yml")
    try files.write("x", to: "intents/faits.yml/x")
    let found = Self.findings(files).map { "\($0.location) \($0.id)" }
    #expect(found.contains("answers/textes.yml:1:1 file.encoding"))
    #expect(found.contains("intents/faits.yml:1:1 file.unreadable"))
  }

  @Test func examplesOfUnknownIntentsAreFoundByCheck() throws {
    let files = try SmallBot.files()
    try files.replace("intent: card.what", "intent: card.wat", in: "intents/examples/questions.yml")
    var findings: [Diagnostic] = []
    _ = BotDraft.gather(path: files.path, withExamples: true, findings: &findings)
    #expect(
      findings.map(\.description) == [
        "intents/examples/questions.yml:1:11: erreur: l'intention « card.wat » n'existe pas ; vouliez-vous dire « card.what » ? [example.unknown-intent]"
      ])
  }

  @Test func aNotionDeclaredInTwoFilesIsFoundInTheSecond() throws {
    let files = try SmallBot.files()
    try files.write("notions:\n  carte: [carton]\n", to: "intents/lexicon/z.yml")
    let found = Self.findings(files)
    #expect(
      found.map { "\($0.location) \($0.id)" } == ["intents/lexicon/z.yml:2:3 lexicon.duplicate"])
    #expect(found.first?.related?.file == "intents/lexicon/mots.yml")
  }
}

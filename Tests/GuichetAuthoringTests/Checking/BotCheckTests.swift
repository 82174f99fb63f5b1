import GuichetAuthoring
import GuichetCore
import GuichetTestKit
import Testing

/// `guichet check` on a small bot in which one thing is wrong.
struct BotCheckTests {
  private static let questions = "intents/questions.yml"
  private static let lexicon = "intents/lexicon/mots.yml"
  private static let examples = "intents/examples/questions.yml"
  private static let reading = "intents/reading/lecture.yml"

  /// The findings of a check.
  private func check(_ files: BotFiles) throws -> [Diagnostic] {
    try withExtendedLifetime(files) {
      var findings: [Diagnostic] = []
      _ = try #require(BotCheck.run(path: files.path, findings: &findings))
      return findings
    }
  }

  /// Whether a finding of this id stands at the line and column of a text.
  private func found(
    _ id: String, at text: String, in file: String, _ files: BotFiles
  ) throws -> Bool {
    let place = try "\(file):" + files.place(of: text, in: file)
    return try check(files).contains { $0.id == id && "\($0.location)" == place }
  }

  @Test func aSoundBotHasNoError() throws {
    #expect(try check(SmallBot.files()).filter { $0.severity == .error } == [])
  }

  @Test func aReportSaysHowManyExamplesAreReadRight() throws {
    let files = try SmallBot.files()
    var findings: [Diagnostic] = []
    let report = try #require(BotCheck.run(path: files.path, findings: &findings))
    #expect(report.contains("exemples : 1 bien lus sur 1"))
    #expect(report.contains("sans accents : 100 %"))
  }

  @Test func aBotThatCannotBeReadHasNoReport() throws {
    var findings: [Diagnostic] = []
    #expect(BotCheck.run(path: try BotFiles().path, findings: &findings) == nil)
    #expect(findings.map(\.id) == ["file.missing"])
  }

  // MARK: - Examples

  @Test func anExampleNobodyReadsIsFound() throws {
    let files = try SmallBot.files()
    try files.replace("[\"C'est quoi, une carte ?\"]", "['Parlez-moi du temps']", in: Self.examples)
    #expect(try found("example.unread", at: "Parlez-moi", in: Self.examples, files))
  }

  @Test func aMessageThatIsNobodysBusinessAndIsAnsweredIsFound() throws {
    let files = try SmallBot.files()
    try files.replace(
      "- intent: card.what", "- outside: ['Vos heures ?', 'Il pleut']\n- intent: card.what",
      in: Self.examples)
    #expect(try found("outside.matches", at: "Vos heures", in: Self.examples, files))
    #expect(try check(files).count { $0.id == "outside.matches" } == 1)
  }

  @Test func anExampleWonByAnotherIntentNamesBothPlaces() throws {
    let files = try SmallBot.files()
    try files.replace("[\"C'est quoi, une carte ?\"]", "['Qui a une carte ?']", in: Self.examples)
    let finding = try #require(check(files).first { $0.id == "example.lost" })
    let place = try files.place(of: "qui .. <carte>", in: Self.questions)
    #expect(finding.related.map { "\($0)" } == "\(Self.questions):\(place)")
    #expect(finding.message.contains("« card.who »"))
  }

  @Test func aCounterexampleThatMatchesIsFound() throws {
    let files = try SmallBot.files()
    try files.replace("J'ai une carte", "C'est quoi la carte", in: Self.examples)
    #expect(try found("counterexample.matches", at: "C'est quoi la", in: Self.examples, files))
  }

  // MARK: - Pattern lines

  @Test(arguments: ["\\w*", "(?:heures)?", ".*", "!heures & .*"])
  func aLineThatMatchesEverythingIsAnError(line: String) throws {
    let files = try SmallBot.files()
    try files.replace("['heures']", "['\(line)']", in: Self.questions)
    #expect(try found("pattern.everything", at: line, in: Self.questions, files))
    #expect(try check(files).contains { $0.severity == .error })
  }

  @Test func aLineWithoutAnExampleIsIdle() throws {
    let files = try SmallBot.files()
    #expect(try found("pattern.idle", at: "heures']", in: Self.questions, files))
    #expect(try !found("pattern.idle", at: "c est quoi ..", in: Self.questions, files))
  }

  @Test func aLineThatNeverWinsIsShadowedWithAWitness() throws {
    let files = try SmallBot.files()
    try files.replace("['heures']", "['compte']", in: Self.questions)
    try files.replace("['je fais quoi']", "['<compte> & compte']", in: Self.questions)
    let finding = try #require(check(files).first { $0.id == "pattern.shadowed" })
    #expect(finding.message.contains("« compte »"))
    #expect(finding.message.contains("elle peut servir à d'autres messages"))
    #expect(!finding.message.contains("retirez"))
    let place = try files.place(of: "<compte> & compte", in: Self.questions)
    #expect(finding.related.map { "\($0)" } == "\(Self.questions):\(place)")
  }

  @Test func aLineThatRunsAwayIsFound() throws {
    let files = try SmallBot.files()
    let line = "(?:(?:heures ?)+ ?)+(?: midi| soir)"
    try files.replace("['heures']", "['\(line)']", in: Self.questions)
    #expect(try found("pattern.costly", at: line, in: Self.questions, files))
  }

  @Test func ordinaryGapsDoNotRunAway() throws {
    let files = try SmallBot.files()
    try files.replace(
      "['heures']", "['heures .. <livre> .. <carte> .. <compte>']", in: Self.questions)
    #expect(try !check(files).contains { $0.id == "pattern.costly" })
  }

  // MARK: - Notions

  @Test func aNotionNobodyUsesIsFound() throws {
    let files = try SmallBot.files()
    try files.replace("  livre:", "  horaire: [horaire]\n  livre:", in: Self.lexicon)
    #expect(try found("lexicon.unused", at: "horaire", in: Self.lexicon, files))
    let before = try check(SmallBot.files()).count { $0.id == "lexicon.unused" }
    #expect(try check(files).count { $0.id == "lexicon.unused" } == before + 1)
  }

  @Test func notionsUsedByAnUnusedOneAreUnusedToo() throws {
    let files = try SmallBot.files()
    try files.replace(
      "  livre:", "  a1: [alpha]\n  b1: ['<a1> beta']\n  livre:", in: Self.lexicon)
    #expect(try found("lexicon.unused", at: "a1:", in: Self.lexicon, files))
    #expect(try found("lexicon.unused", at: "b1:", in: Self.lexicon, files))
  }

  @Test func aNotionThatContainsItselfIsAnError() throws {
    let files = try SmallBot.files()
    try files.replace(
      "  livre:", "  a1: ['<b1>']\n  b1: ['<a1> beta']\n  livre:", in: Self.lexicon)
    #expect(try check(files).contains { $0.id == "lexicon.recursive" && $0.severity == .error })
  }

  // MARK: - Masks, guide, answers

  @Test func masksHoldToTheirExamples() throws {
    let files = try SmallBot.files()
    try files.replace("est tulipe99", "est abc", in: Self.reading)
    try files.replace(
      "counterexamples: ['mon mot de passe est perdu']",
      "counterexamples: ['mon mot de passe est tulipe99']", in: Self.reading)
    let findings = try check(files).filter { $0.id.hasPrefix("mask.") }
    #expect(findings.map(\.id) == ["mask.missed", "mask.wrong"])
    #expect(findings.allSatisfy { $0.severity == .error })
  }

  @Test func aPassageNoAnswerStandsOnIsFound() throws {
    let files = try SmallBot.files()
    try files.replace("    sources: [\"2:6\"]\n", "", in: "answers/sujets.yml")
    let finding = try #require(check(files).first { $0.id == "guide.uncovered" })
    #expect(finding.message.contains("Questions : 418 555-0101"))
  }

  @Test func aPassageLeftOutForAReasonIsFine() throws {
    let files = try SmallBot.files()
    try files.replace("    sources: [\"2:6\"]\n", "", in: "answers/sujets.yml")
    let open = try #require(check(files).first { $0.id == "guide.uncovered" })
    let passage = try #require(
      open.message.split(separator: " ").first { $0.first?.isNumber == true })
    try files.replace(
      "names:", "left-out:\n  '\(passage)': dit ailleurs\nnames:", in: "bot.yml")
    #expect(try !check(files).contains { $0.id.hasPrefix("guide.") })
  }

  @Test func whatIsLeftOutMustExistAndNotBeCovered() throws {
    let files = try SmallBot.files()
    try files.replace(
      "names:", "left-out:\n  '9.9': absent\n  '1.1': ' '\nnames:", in: "bot.yml")
    let ids = try check(files).map(\.id).filter { $0.hasPrefix("guide.left-out") }
    #expect(
      Set(ids) == ["guide.left-out.unknown", "guide.left-out.covered", "guide.left-out.reason"])
  }

  // MARK: - Texts

  private static let texts = "answers/textes.yml"

  @Test func aTextNothingSaysIsFoundWithTheNameThatWasMeant() throws {
    let files = try SmallBot.files()
    try files.replace(
      "texts:\n", "texts:\n  - { id: card.ask.hlep, variants: [ici] }\n", in: Self.texts)
    let finding = try #require(
      check(files).first { $0.id == "text.unused" && $0.message.contains("« card.ask.hlep »") })
    #expect(finding.message.contains("vouliez-vous dire « card.ask.help »"))
    #expect(try found("text.unused", at: "ici", in: Self.texts, files))
  }

  @Test func anAcknowledgementOfWhatNobodyTellsIsNeverSaid() throws {
    let unused = try check(SmallBot.files()).filter { $0.id == "text.unused" }.map(\.message)
    #expect(unused.contains { $0.contains("« ack.accountOpened.no » ; retirez-le") })
    #expect(!unused.contains { $0.contains("« ack.accountOpened.yes »") })
  }

  @Test func aSecondWayToGreetIsNeverSaid() throws {
    let files = try SmallBot.files()
    #expect(try found("text.variant.unused", at: "greeting deux", in: Self.texts, files))
    #expect(try !found("text.variant.unused", at: "greeting.again deux", in: Self.texts, files))
  }

  @Test func aStepThatTakesNotKnowingForAnAnswerNeedsNoTextForIt() throws {
    let files = try SmallBot.files()
    let text = "  - { id: card.ask.unsure, variants: [card.ask.unsure un, card.ask.unsure deux] }\n"
    try files.replace(text, "", in: Self.texts)
    #expect(try check(files).contains { $0.id == "text.missing" })
    try files.replace(
      "like: [no], set: { hasCard: no }", "like: [no, unsure], set: { hasCard: no }",
      in: "dialogue/parcours.yml")
    #expect(try !check(files).contains { $0.id == "text.missing" })
  }

  @Test func anAnswerTooLongToReadIsFound() throws {
    let files = try SmallBot.files()
    let long = String(repeating: "mot ", count: 240)
    try files.replace("text: hours texte", "text: \(long)", in: "answers/sujets.yml")
    #expect(try found("answer.long", at: "hours", in: "answers/sujets.yml", files))
  }
}

import GuichetAuthoring
import GuichetCore
import GuichetTestKit
import Testing

struct MutationCheckTests {
  private static let questions = "intents/questions.yml"
  private static let dialogue = "dialogue/parcours.yml"

  private func report(
    _ change: (BotFiles) throws -> Void = { _ in }
  ) async throws -> (report: MutationReport, files: BotFiles) {
    let files = try SmallBot.files()
    try change(files)
    var findings: [Diagnostic] = []
    let report = await MutationCheck.run(path: files.path, findings: &findings)
    return (try #require(report, "\(findings)"), files)
  }

  private func reason(
    at text: String, in file: String, of tried: (report: MutationReport, files: BotFiles)
  ) throws -> MutationReport.Reason? {
    let place = "\(file):" + (try tried.files.place(of: text, in: file))
    return tried.report.unnoticed.first { $0.location.description == place }?.reason
  }

  // MARK: Pattern lines

  @Test func aLineOnlyWhichReadsAnExampleIsNoticed() async throws {
    let tried = try await report()
    #expect(try reason(at: "c est quoi .. <carte>", in: Self.questions, of: tried) == nil)
    #expect(try reason(at: "emprunter .. <livre>", in: Self.questions, of: tried) == .unused)
  }

  @Test func twoLinesThatReadTheSameAreEachRedundant() async throws {
    let tried = try await report { files in
      try files.replace(
        "['c est quoi .. <carte>']", "['c est quoi .. <carte>', 'quoi .. <carte>']",
        in: Self.questions)
    }
    let first = try reason(at: "c est quoi .. <carte>", in: Self.questions, of: tried)
    let second = try reason(at: "quoi .. <carte>']", in: Self.questions, of: tried)
    guard case .redundant(let instead?) = first, case .redundant(let other?) = second else {
      Issue.record("\(String(describing: first)), \(String(describing: second))")
      return
    }
    let places = try ["c est quoi .. <carte>", "quoi .. <carte>']"].map {
      "\(Self.questions):" + (try tried.files.place(of: $0, in: Self.questions))
    }
    #expect([other.description, instead.description] == places)
  }

  @Test func anExampleThatIsReadWronglyNoticesNothing() async throws {
    let tried = try await report { files in
      try files.write(
        "- intent: hours\n  examples: ['quelles heures', 'quand donc']\n",
        to: "intents/examples/heures.yml")
    }
    #expect(try reason(at: "heures", in: Self.questions, of: tried) == nil)
    #expect(tried.report.failing.examples == 1)
    #expect(tried.report.witnesses.examples == 3)
  }

  @Test func aTranscriptNoticesALineNoExampleHas() async throws {
    let tried = try await report { files in
      try files.write(
        "Les heures\n\n#me\nquelles sont les heures\n\n#bot\nTOPIC hours\nSKIP_BOT_UNCONSUMED\n",
        to: "transcripts/heures.convo.txt")
    }
    #expect(tried.report.witnesses.transcripts == 1)
    #expect(try reason(at: "heures", in: Self.questions, of: tried) == nil)
    #expect(try reason(at: "meteo", in: Self.questions, of: tried) == .unused)
  }

  // MARK: The dialogue

  private static let walk = """
    Une carte

    #me
    BUTTON oui

    #bot
    STEP account.open
    BUTTONS C'est ouvert|Ça ne fonctionne pas

    """

  @Test func aTranscriptNoticesWhatItPassesThrough() async throws {
    let tried = try await report { files in
      try files.write(Self.walk, to: "transcripts/carte.convo.txt")
    }
    let taken = #"{ value: oui, label: "Oui, j'ai une carte""#
    let offered = "{ value: fait, label: C'est ouvert"
    let elsewhere = #"{ value: non, label: "Non, pas de carte""#
    #expect(try reason(at: taken, in: Self.dialogue, of: tried) == nil)
    #expect(try reason(at: offered, in: Self.dialogue, of: tried) == nil)
    #expect(try reason(at: elsewhere, in: Self.dialogue, of: tried) == .unseen)
    #expect(try reason(at: "hasCard: unknown", in: Self.dialogue, of: tried) == nil)
    #expect(try reason(at: "accountOpened: yes } }", in: Self.dialogue, of: tried) == .unseen)
  }

  @Test func aConditionThatEarlierStepsAlreadySettleIsNeedless() async throws {
    let tried = try await report()
    #expect(
      try reason(at: "hasCard: yes, accountOpened: [", in: Self.dialogue, of: tried) == .needless)
    #expect(try reason(at: "resident: [yes, no] }", in: Self.dialogue, of: tried) == .needless)
    #expect(try reason(at: "hasCard: no, resident: [", in: Self.dialogue, of: tried) == .unseen)
  }

  @Test func aTranscriptThatFailsNoticesNothing() async throws {
    let tried = try await report { files in
      try files.write(
        Self.walk.replacing("STEP account.open", with: "STEP book.borrow"),
        to: "transcripts/carte.convo.txt")
    }
    #expect(tried.report.failing.transcripts == 1)
    #expect(tried.report.witnesses.transcripts == 0)
    #expect(tried.report.noticed(.choice) == 0)
  }

  @Test func everyPartIsTriedOnce() async throws {
    let report = try await report().report
    #expect(
      MutationReport.Kind.allCases.map { report.tried[$0] } == [34, 11, 2, 10])
    #expect(Set(report.unnoticed.map(\.location)).count == report.unnoticed.count)
    #expect(report.noticed(.line) == 1)
  }

  @Test func theReportGivesPlacesCountsAndShares() async throws {
    let tried = try await report()
    let lines = tried.report.text.split(separator: "\n").map(String.init)
    let place = try tried.files.place(of: "emprunter .. <livre>", in: Self.questions)
    let unused = "  \(Self.questions):\(place): motif « emprunter .. <livre> » de « book.borrow »"
    #expect(lines.contains { $0.hasPrefix(unused) })
    #expect(lines.contains("Témoins : 2 exemples, 0 transcriptions"))
    #expect(lines.contains("lignes de motifs : 34 retraits ; remarqués : 1 (2 %)"))
    let all = "en tout : 57 retraits, dont 4 qui ne peuvent rien changer ; remarqués : 1 (1 %)"
    #expect(lines.last == all)
  }

  @Test func aTranscriptThatCannotBeReadIsAFinding() async throws {
    let files = try SmallBot.files()
    try files.write("Rien\n\n#moi\nbonjour\n", to: "transcripts/mal.convo.txt")
    var findings: [Diagnostic] = []
    let report = await MutationCheck.run(path: files.path, findings: &findings)
    #expect(report == nil)
    #expect(findings.contains { $0.id == "transcript.section.unknown" })
  }
}

import GuichetCore
import GuichetReplay
import Testing

struct TranscriptLibraryTests {
  private func library(
    _ partials: [TranscriptLibrary.File] = [], _ lists: [TranscriptLibrary.File] = []
  ) -> (TranscriptLibrary, [Diagnostic]) {
    var findings: [Diagnostic] = []
    let library = TranscriptLibrary(partials: partials, utterances: lists, findings: &findings)
    return (library, findings)
  }

  private func parse(
    _ text: String, _ library: TranscriptLibrary
  ) -> (transcript: Transcript?, findings: [Diagnostic]) {
    TranscriptParser.parse(text, file: "t.convo.txt", library: library)
  }

  @Test(arguments: [
    "#include DEBUT\n#me\nfin\n", "#include\nDEBUT\n#me\nfin\n",
    "#begin\nINCLUDE DEBUT\n#me\nfin\n",
  ])
  func aPartialConvoStandsInThePlaceOfItsName(text: String) throws {
    let (library, findings) = library([("d.pconvo.txt", "DEBUT\nnote\n#me\nun\n#bot\ndeux\n")])
    #expect(findings == [])
    let transcript = try #require(parse(text, library).transcript)
    #expect(transcript.turns.map(\.input) == [nil, .text("un"), .text("fin")])
    let reply = try #require(transcript.turns[1].replies.first)
    #expect(reply.location == SourceLocation(file: "d.pconvo.txt", line: 5))
  }

  @Test func aListNamedWrongIsFoundWithTheOneThatWasMeant() throws {
    let (library, _) = library([], [("u.utterances.txt", "UTT_BONJOUR\nallo\n")])
    let finding = try #require(parse("#me\nUTT_BONJUOR\n", library).findings.first)
    #expect(finding.id == "transcript.command.unknown")
    #expect(finding.message.contains("vouliez-vous dire « UTT_BONJOUR » ?"))
    #expect(parse("#me\nBONJUOR\n", library).findings == [])
  }

  @Test func aPartialConvoIncludedByABlockFollowsItAndPrecedesTheEnd() throws {
    let (library, _) = library([("d.pconvo.txt", "FIN\n#me\nbye\n#bot\n")])
    let (transcript, _) = parse(
      "#me\na\n#bot\nINCLUDE FIN\n#end\nINCLUDE FIN\nSTEP x\n", library)
    #expect(transcript?.turns.map(\.input) == [nil, .text("a"), .text("bye"), .text("bye")])
    #expect(transcript?.ending.count == 1)
  }

  @Test func circularIncludesAreFoundWhereTheyAreWritten() {
    let (library, findings) = library([
      ("a.pconvo.txt", "A\n#me\nx\n#include B\n"), ("b.pconvo.txt", "B\n#include A\n"),
      ("c.pconvo.txt", "C\n#include C\n"),
    ])
    #expect(findings.map(\.id) == Array(repeating: "transcript.include.circular", count: 3))
    #expect(
      findings.map(\.location.description)
        == ["a.pconvo.txt:4:10", "b.pconvo.txt:2:10", "c.pconvo.txt:2:10"])
    #expect(parse("#include A\n#bot\n", library).transcript == nil)
  }

  @Test func includesThatGrowWithoutEndAreRefused() {
    var files: [TranscriptLibrary.File] = [("0.pconvo.txt", "P0\n#me\na\n#bot\n")]
    for level in 1...40 {
      files.append(
        ("\(level).pconvo.txt", "P\(level)\n#include P\(level - 1)\n#include P\(level - 1)\n"))
    }
    let (library, findings) = library(files)
    #expect(findings.contains { $0.id == "transcript.include.too-large" })
    #expect(
      parse("#include P40\n", library).findings.first?.id == "transcript.include.too-large")
  }

  @Test func faultyPartsAreReportedOnceAtTheirPlace() {
    let (library, findings) = library([("d.pconvo.txt", "D\n#me\nun\n#bot\nBUTONS Oui\n")])
    #expect(findings.map(\.location.description) == ["d.pconvo.txt:5:1"])
    let read = parse("#include D\n#include D\n", library)
    #expect(read.transcript == nil)
    #expect(read.findings == [])
  }

  @Test(
    arguments: [
      ([("a.pconvo.txt", "#me\nx\n")], [], "transcript.include.name"),
      ([("a.pconvo.txt", "A\n#end\n")], [], "transcript.include.section"),
      (
        [("a.pconvo.txt", "A\n#me\n"), ("b.pconvo.txt", "A\n#me\n")], [],
        "transcript.name.duplicate"
      ),
      ([], [("a.utterances.txt", "\n\n")], "transcript.utterances.empty"),
      ([], [("a.utterances.txt", "UTT_A\n\n")], "transcript.utterances.none"),
      ([], [("a.utterances.txt", "BUTTONS\na\n")], "transcript.utterances.name"),
      (
        [], [("a.utterances.txt", "U\na\n"), ("b.utterances.txt", "U\nb\n")],
        "transcript.name.duplicate"
      ),
    ] as [([TranscriptLibrary.File], [TranscriptLibrary.File], String)])
  func mistakesInSharedFilesAreFindings(
    partials: [TranscriptLibrary.File], lists: [TranscriptLibrary.File], id: String
  ) {
    #expect(library(partials, lists).1.map(\.id) == [id])
  }

  @Test func eachPhrasingIsSentOnceAndShorterListsBeginAgain() throws {
    let (library, findings) = library(
      [],
      [("a.utterances.txt", "UTT_A\nun\n\ndeux\ntrois\n"), ("b.utterances.txt", "UTT_B\nx\ny\n")])
    #expect(findings == [])
    let transcript = try #require(
      parse("Nom\n#me\nUTT_A\n#bot\n#me\nUTT_B\n#bot\n#me\nfin\n#bot\n", library).transcript)
    #expect(
      transcript.runs.map { $0.turns.compactMap(\.input) } == [
        [.text("un"), .text("x"), .text("fin")], [.text("deux"), .text("y"), .text("fin")],
        [.text("trois"), .text("x"), .text("fin")],
      ])
    #expect(transcript.runs.map(\.title) == ["Nom (« un »)", "Nom (« deux »)", "Nom (« trois »)"])
    let plain = try #require(parse("Nom\n#me\na\n#bot\n", library).transcript)
    #expect(plain.runs == [plain])
  }

  @Test func anyPhrasingOfTheListMayComeAndNoneMayWhenNegated() async throws {
    let (library, _) = library([], [("a.utterances.txt", "UTT_A\nun\ndeux\n")])
    for (text, said, passes) in [
      ("UTT_A", "deux", true), ("UTT_A", "trois", false), ("!UTT_A", "un", false),
      ("!UTT_A", "trois", true),
    ] {
      let transcript = try #require(parse("#me\na\n#bot\n\(text)\n", library).transcript)
      let result = await ReplayRunner { _ in bot(saying: [turn("x"), turn(said)]) }.run(transcript)
      #expect(result.passed == passes, "\(text) \(said)")
      #expect(
        TranscriptUpdate.updated("#me\na\n#bot\n\(text)\n", with: result)
          == "#me\na\n#bot\n\(text)\n")
    }
  }

  @Test func anUpdateRewritesThePartThatSaysIt() async throws {
    let part = "D\n#me\nun\n#bot\nvieux\n"
    let (library, _) = library([("d.pconvo.txt", part)])
    let text = "#include D\n#me\nb\n#bot\nvieux\n"
    let transcript = try #require(parse(text, library).transcript)
    let result = await ReplayRunner { _ in bot(saying: [turn("x"), turn("neuf"), turn("autre")]) }
      .run(transcript)
    #expect(
      TranscriptUpdate.updated(part, of: "d.pconvo.txt", with: [result, result])
        == "D\n#me\nun\n#bot\nneuf\n")
    #expect(
      TranscriptUpdate.updated(text, with: result) == "#include D\n#me\nb\n#bot\nautre\n")
  }

  @Test func mutatedSharedFilesGiveFindingsAndNeverTrap() {
    let sample = "P1\n#me\nUTT_A\n#include P1\n#bot\nINCLUDE P2\nUTT_A\n"
    let pieces: [Unicode.Scalar] = ["#", "\n", "P", "2", "_", " ", "\\", "|", "\u{0}", "é"]
    var generator = SeededGenerator(seed: 5)
    for round in 0..<1_000 {
      var scalars = Array(sample.unicodeScalars)
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        let place = Int.random(in: 0..<scalars.count, using: &generator)
        scalars[place] = pieces.randomElement(using: &generator) ?? "#"
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      let (library, findings) = library(
        [("1.pconvo.txt", String(text)), ("2.pconvo.txt", "P2\n#include P1\n")],
        [
          ("a.utterances.txt", String(text.reversed().map(Character.init))),
          ("b.utterances.txt", "UTT_A\na\n"),
        ])
      let read = parse("#include P1\n#me\nUTT_A\n#bot\n", library)
      #expect(read.transcript != nil || !(findings + read.findings).isEmpty, "round \(round)")
    }
  }
}

import Foundation
import GuichetCore
import GuichetReplay
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

struct ReplayReportTests {
  private func report() async throws -> ReplayReport {
    let text = "Nom & <co>\n\n#me\nmon rse\u{1B}[2J\n\n#bot\nUn.\nDeux.\nTrois.\nTOPIC rse.who\n"
    let failing = try await replayed(
      text,
      with: bot(saying: [turn("x"), turn("Un.\nAutre \u{7} \"fin\".\nTrois.", intents: ["a.b"])]))
    let passing = try await replayed("Bien\n#me\na\n", with: bot(saying: [turn("x"), turn([])]))
    let broken = TranscriptParser.parse("#me\nPAUSE x\n", file: "b.convo.txt").findings
    return ReplayReport(results: [failing, passing], findings: broken)
  }

  @Test func theReportShowsDifferencesLineByLineAndCountsByKind() async throws {
    let report = try await report()
    #expect(!report.passed)
    #expect(
      report.text == """
        b.convo.txt:2:7: erreur: PAUSE attend un nombre entier de millisecondes, par exemple \
        PAUSE 500 [transcript.command.argument]
        SUJET (1)
          t.convo.txt:10:1: Nom & <co>, tour 1
            attendu : TOPIC rse.who
            obtenu  : aucun sujet
            pourquoi : message : « mon rse\u{FFFD}[2J »
                       intention a.b (93 %) : motif intents/rse.yml:14, sur « mon rse »

        FORMULATION (1)
          t.convo.txt:7:1: Nom & <co>, tour 1
              Un.
            - Deux.
            + Autre \u{FFFD} "fin".
              Trois.

        ÉCHEC t.convo.txt : Nom & <co>
        2 transcriptions : 1 réussie, 1 en échec (sujet 1, formulation 1) ; 1 fichier illisible

        """)
  }

  private func wording(
    _ file: String, _ expected: String, _ got: String, _ kind: Mismatch.Kind = .wording
  ) throws -> ReplayResult {
    let transcript = try #require(
      TranscriptParser.parse("A\n#me\na\n#bot\nb\n", file: file).transcript)
    let place = SourceLocation(file: file, line: 5, column: 1)
    let mismatch = Mismatch(
      kind: kind, turn: 1, expected: expected, got: got, location: place,
      why: ["message : « a »", "intention a.b : motif intents/faits.yml:42, sur « a »"])
    return ReplayResult(transcript: transcript, mismatches: [mismatch], recorded: [])
  }

  @Test func oneChangeInManyPlacesIsShownOnce() throws {
    let results = try (1...9).map {
      try wording("\($0).convo.txt", "Début \($0).\nAllez là.", "Début \($0).\nOuvrez là.")
    }
    let text = ReplayReport(results: results).text
    #expect(text.hasPrefix("FORMULATION (9)\n  1.convo.txt:5:1: A, tour 1\n"))
    #expect(text.components(separatedBy: "- Allez là.").count == 2)
    #expect(text.contains("    de même : 2.convo.txt:5:1: A, tour 1\n"))
    #expect(text.contains("              6.convo.txt:5:1: A, tour 1\n"))
    #expect(text.contains("              et 3 autres\n"))
    #expect(!text.contains("7.convo.txt:5:1"))
    #expect(text.components(separatedBy: "pourquoi").count == 2)
  }

  @Test func misreadingsAreNeverPutTogether() throws {
    let results = try ["1", "2"].map { try wording($0, "STEP a", "STEP b", .step) }
    #expect(!ReplayReport(results: results).text.contains("de même"))
  }

  @Test func aTerminalGetsBrokenLinesAndTheChangedWordsMarked() throws {
    let long =
      "Un mot de plus, puis encore un autre, pour que la ligne soit vraiment trop longue « ici »."
    let results = [
      try wording("1", "Allez là.\n\(long)", "Ouvrez donc là.\n\(long)")
    ]
    let text = ReplayReport(results: results).text(width: 50, isStyled: true)
    #expect(text.contains("\u{1B}[31m    - \u{1B}[7mAllez\u{1B}[27m là.\u{1B}[m\n"))
    #expect(text.contains("\u{1B}[32m    + \u{1B}[7mOuvrez donc\u{1B}[27m là.\u{1B}[m\n"))
    let plain = text.replacing(#/\u{1B}\[[0-9]*m/#, with: "").split(separator: "\n")
    #expect(plain.allSatisfy { $0.count <= 50 }, "\(plain)")
    #expect(plain.contains("      « ici »."))
    #expect(!plain.contains { $0.hasSuffix("«") })
  }

  @Test func withoutATerminalTheTextIsTheSame() async throws {
    let report = try await report()
    #expect(report.text(width: nil, isStyled: false) == report.text)
  }

  @Test func whatWasNotReplayedIsCounted() throws {
    var report = ReplayReport(results: [try wording("1", "a", "b")])
    report.notReplayed = 3
    #expect(report.summary.hasSuffix(" ; 3 autres non rejouées"))
  }

  @Test func aReportWithoutFailureIsItsSummary() async throws {
    let passing = try await replayed("Bien\n#me\na\n", with: bot(saying: [turn("x"), turn([])]))
    let report = ReplayReport(results: [passing, passing])
    #expect(report.passed)
    #expect(report.text == "2 transcriptions : 2 réussies, 0 en échec\n")
    #expect(report.counts.isEmpty)
  }

  @Test func junitIsWellFormedAndSaysTheSame() async throws {
    let junit = try await report().junit
    let reader = JUnitReader()
    let parser = XMLParser(data: Data(junit.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))\n\(junit)")
    #expect(reader.suite["tests"] == "3")
    #expect(reader.suite["failures"] == "1")
    #expect(reader.suite["errors"] == "1")
    #expect(reader.names == ["Nom & <co>", "Bien", "b.convo.txt"])
    #expect(reader.kinds == ["failure topic wording", "error transcript"])
    #expect(reader.text.contains("+ Autre \u{FFFD} \"fin\"."))
  }
}

/// What a reader of JUnit files sees.
private final class JUnitReader: NSObject, XMLParserDelegate {
  var suite: [String: String] = [:]
  var names: [String] = []
  var kinds: [String] = []
  var text = ""

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    switch element {
    case "testsuite": suite = attributes
    case "testcase": names.append(attributes["name"] ?? "")
    case "failure", "error": kinds.append("\(element) \(attributes["type"] ?? "")")
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}

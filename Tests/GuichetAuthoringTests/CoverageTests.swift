import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetReplay
import GuichetTestKit
import Testing

struct CoverageTests {
  private func coverage(_ texts: String..., searching turns: Int = 0) async throws -> Coverage {
    let files = try SmallBot.files()
    var findings: [Diagnostic] = []
    let run = try #require(CoverageRun(path: files.path, findings: &findings))
    let bot = try SmallBot.bot(in: files)
    let transcripts = try texts.enumerated().map { index, text in
      let (transcript, findings) = TranscriptParser.parse(text, file: "\(index).convo.txt")
      guard let transcript else { throw DiagnosticsError(findings) }
      return transcript
    }
    let runner = ReplayRunner { run.bot(for: $0, load: { Engine(bot: bot) }) }
    _ = await runner.run(transcripts)
    return run.coverage(searching: turns)
  }

  private func reached(_ coverage: Coverage, _ kind: CoverageUnit.Kind) -> Set<String> {
    Set(
      coverage.units.indices.filter {
        coverage.units[$0].kind == kind && !coverage.reachedBy[$0].isEmpty
      }.map { coverage.units[$0].id })
  }

  @Test func aGreetingAloneReachesTheFirstStepAndItsTexts() async throws {
    let coverage = try await coverage("Rien\n#me\n\n#bot\n")
    let first = try #require(try SmallBot.bot().flow.steps.first)
    #expect(reached(coverage, .step) == [first.id])
    #expect(reached(coverage, .choice) == [])
    #expect(reached(coverage, .intent) == [])
    #expect(reached(coverage, .text).contains("greeting#0"))
    #expect(coverage.witnesses.map(\.name) == ["Rien"])
  }

  @Test func everyUnitHasAPlaceInAFileOfTheBot() async throws {
    let coverage = try await coverage("Rien\n#me\n\n#bot\n")
    #expect(Set(coverage.units.map(\.kind)) == Set(CoverageUnit.Kind.allCases))
    let files = try SmallBot.files()
    for unit in coverage.units {
      let lines = try files.text(unit.location.file).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.indices.contains(unit.lastLine - 1), "\(unit)")
      #expect(unit.location.line <= unit.lastLine)
    }
    #expect(Set(coverage.units.map { "\($0.kind) \($0.id)" }).count == coverage.units.count)
  }

  @Test func choicesTakenByClickOrInWordsAreReached() async throws {
    let step = try #require(try SmallBot.bot().flow.steps.first)
    let option = try #require(step.options.first)
    let clicked = try await coverage("A\n#me\nBUTTON \(option.value)\n#bot\n")
    #expect(reached(clicked, .choice) == ["\(step.id)#\(option.value)"])
    let told = try #require(option.sets.first)
    #expect(reached(clicked, .situation).contains("\(told.fact)=\(told.value)"))
    let typed = try await coverage("A\n#me\n1\n#bot\n")
    #expect(reached(typed, .choice) == reached(clicked, .choice))
  }

  @Test func whatIsMissedIsFoundByShortConversationsThatDoReachIt() async throws {
    let coverage = try await coverage("Rien\n#me\n\n#bot\n", searching: 4_000)
    let steps = coverage.missed.filter { coverage.units[$0].kind == .step }
    #expect(!steps.isEmpty)
    #expect(steps.allSatisfy { coverage.suggestions[$0]?.isEmpty == false })
    let patterns = coverage.missed.filter { coverage.units[$0].kind == .pattern }
    #expect(patterns.contains { coverage.suggestions[$0]?.count == 1 })
    for (unit, way) in coverage.suggestions where coverage.units[unit].kind == .step {
      let text = way.map { words in
        words.hasPrefix("[") ? "#me\nBUTTON \(words.dropFirst().dropLast())\n" : "#me\n\(words)\n"
      }.joined(separator: "#bot\nSKIP_BOT_UNCONSUMED\n")
      let again = try await self.coverage("A\n\(text)#bot\nSKIP_BOT_UNCONSUMED\n")
      #expect(reached(again, .step).contains(coverage.units[unit].id), "\(way)")
    }
  }

  @Test func theReportsSayTheSame() async throws {
    let coverage = try await coverage("A <&>\n#me\nmerci\n#bot\n", "B\n#me\n1\n#bot\n")
    struct Document: Decodable {
      struct Kind: Decodable {
        var kind: String
        var reached: Int
        var total: Int
      }
      var kinds: [Kind]
    }
    let json = try coverage.json()
    #expect(try json == coverage.json())
    let document = try JSONDecoder().decode(Document.self, from: Data(json.utf8))
    for row in document.kinds {
      let kind = try #require(CoverageUnit.Kind(rawValue: row.kind))
      #expect(coverage.count(kind) == (row.reached, row.total))
      #expect(coverage.text.contains("\(row.reached) sur \(row.total)"))
    }
    let html = coverage.html(title: "<script>")
    #expect(!html.contains("<script>alert"))
    #expect(html.contains("&lt;script&gt;"))
    #expect(html.contains("A \\u003c\\u0026\\u003e"))
    for file in Set(coverage.units.map(\.location.file)) { #expect(html.contains(">\(file) <")) }
  }
}

import Foundation
import GuichetAuthoring
import GuichetTestKit
import Testing

struct GraphWriterTests {
  private func graph(_ change: (BotFiles) throws -> Void = { _ in }) throws -> DialogueGraph {
    let files = try SmallBot.files()
    try change(files)
    return DialogueGraph(of: try SmallBot.bot(in: files))
  }

  /// A graph with a choice whose label has every character that means something somewhere.
  private func hostileGraph() throws -> DialogueGraph {
    try graph { files in
      try files.replace(
        #""Oui, j'ai une carte""#, #"'a"b\N`c`<d>&#e;'"#, in: "dialogue/parcours.yml")
    }
  }

  @Test func dotRunsFromLeftToRightWithMilestonesAsClusters() throws {
    let text = DOTWriter.text(of: try graph())
    #expect(text.hasPrefix("digraph \"Petit bot\" {\n"))
    #expect(text.hasSuffix("}\n"))
    #expect(text.contains("rankdir=LR"))
    #expect(text.contains("\"(début)\" -> \"card.ask\";"))
    #expect(text.contains("\"card.ask\" -> \"resident.ask\" [label=\"Non, pas de\\ncarte\"];"))
    #expect(
      text.contains("subgraph cluster_3 {\n    label=\"Jalon 3 : Known.bookBorrowed.yes un\""))
    #expect(text.contains("label=\"Card.ask.next un\\n↻ Je ne sais pas\""))
  }

  @Test func dotQuotesWhateverALabelHolds() throws {
    let text = DOTWriter.text(of: try hostileGraph())
    #expect(text.contains(##"[label="a\"b\\N`c`<d>&amp;#e;"];"##))
  }

  @Test func mermaidSaysTheSame() throws {
    let text = MermaidWriter.text(of: try graph())
    #expect(text.contains("\nflowchart LR\n"))
    #expect(text.contains("  debut --> etape_card_ask\n"))
    #expect(text.contains("  etape_card_ask -->|\"Non, pas de carte\"| etape_resident_ask\n"))
    #expect(text.contains("  subgraph jalon_1[\"Jalon 1 : Known.hasCard.yes un\"]\n"))
    #expect(text.contains("    etape_card_ask(\"Card.ask.next un<br/>↻ Je ne sais pas\")\n"))
    #expect(text.contains("    etape_card_get[\"Card.get.next un<br/>↻ Ça ne fonctionne pas\"]\n"))
    #expect(text.contains("  etape_done([\"Known.bookBorrowed.yes un\"])\n"))
    #expect(text.components(separatedBy: "subgraph ").count == 4)
    #expect(text.components(separatedBy: "\n  end\n").count == 4)
  }

  @Test func mermaidQuotesWhateverALabelHolds() throws {
    let text = MermaidWriter.text(of: try hostileGraph())
    #expect(text.contains(##"|"a#quot;b\N#96;c#96;#lt;d#gt;#amp;#35;e;"|"##))
  }

  @Test func mermaidGivesEveryStepANameOfItsOwn() throws {
    let text = MermaidWriter.text(
      of: try graph { files in
        try files.replace("- id: done", "- id: card_get", in: "dialogue/parcours.yml")
      })
    #expect(text.contains(" etape_card_get["))
    #expect(text.contains(" etape_card_get_2(["))
    #expect(text.contains("| etape_card_get_2\n"))
  }

  @Test func longLabelsAreBrokenIntoLines() throws {
    let text = MermaidWriter.text(
      of: try graph { files in
        try files.replace(
          "Non, pas de carte", "Non je n'ai pas de carte du tout", in: "dialogue/parcours.yml")
      })
    #expect(text.contains("|\"Non je n'ai pas de carte du<br/>tout\"|"))
  }

  // MARK: Graphviz

  /// A folder with an executable `dot` of that content.
  private func program(_ script: String, mode: Int = 0o755) throws -> BotFiles {
    let files = try BotFiles(["bin avec espace/dot": script])
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: files.url("bin avec espace/dot").path)
    return files
  }

  private func graphviz(_ files: BotFiles) -> Graphviz {
    Graphviz(searchPath: "bin:\(files.url("rien").path):\(files.url("bin avec espace").path)")
  }

  @Test func withoutGraphvizThePackageIsNamed() throws {
    let files = try program("#!/bin/sh\nexit 0\n", mode: 0o644)
    #expect(throws: Graphviz.Failure.missing) { try graphviz(files).svg(of: "digraph {}") }
    #expect(Graphviz.Failure.missing.description.contains("apt-get install graphviz"))
  }

  @Test func theGraphReachesGraphvizUnchanged() throws {
    let files = try program("#!/bin/sh\necho \"$#$1\"\nexec cat\n")
    let dot = "digraph { \"$(touch /x)\" `é` }\n" + String(repeating: "a;\n", count: 100_000)
    #expect(try graphviz(files).svg(of: dot) == "1-Tsvg\n" + dot)
  }

  @Test func whatGraphvizRefusesIsReported() throws {
    let files = try program("#!/bin/sh\necho 'syntax error in line 1' >&2\nexit 3\n")
    #expect(throws: Graphviz.Failure.failed("syntax error in line 1")) {
      try graphviz(files).svg(of: "digraph {")
    }
    let silent = try program("#!/bin/sh\nexit 3\n")
    #expect(throws: Graphviz.Failure.failed("il s'est arrêté avec le statut 3")) {
      try graphviz(silent).svg(of: "digraph {")
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/dot")))
  func graphvizDrawsTheDialogue() throws {
    let svg = try Graphviz(searchPath: "/usr/bin").svg(of: DOTWriter.text(of: try hostileGraph()))
    #expect(svg.contains("<svg"))
    #expect(svg.contains("<title>card.ask&#45;&gt;resident.ask</title>"))
    #expect(svg.contains("&lt;d&gt;&amp;#e;"))
  }
}

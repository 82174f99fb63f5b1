import Foundation
import Testing

@testable import GuichetAuthoring

/// The closed lists of the manual are the program's.
struct ManualListTests {
  /// What stands in `code` in the text between two phrases of the manual.
  private func code(from start: String, to end: String) throws -> [String] {
    let text = try Manual.shared.get().text
    let from = try #require(text.range(of: start), "the manual does not say: \(start)")
    let rest = text[from.upperBound...]
    let to = try #require(rest.range(of: end), "nothing ends: \(start)")
    return Manual.code(in: String(rest[..<to.lowerBound]))
  }

  @Test func theServicePhrasesAreThoseTheDialogueAnswers() throws {
    let named = try code(from: "`control.` suivi de ", to: ".\n").map { "control.\($0)" }
    #expect(named.count == CrossChecks.controls.count)
    #expect(Set(named) == CrossChecks.controls)
  }

  @Test func theServicePhrasesWorthAChoiceAreThoseTheLoaderTakes() throws {
    #expect(try Set(code(from: "qui valent ce choix, parmi ", to: ".\n")) == Set(FlowLoader.likes))
  }

  @Test func thePlacesTheEngineFillsAreThoseTheLoaderLeaves() throws {
    let named = try code(from: "Le moteur remplit ", to: " dans les textes")
    #expect(Set(named) == Set(FactChecker.parameters.map { "{\($0)}" }))
  }

  /// Every file and folder of the table of files is there.
  @Test func theFilesOfTheTableAreThere() throws {
    let table = try #require(try Manual.tables(with: "fichier").first)
    #expect(table.rows.count >= 10)
    for row in table.rows {
      let name = try #require(Manual.code(in: try table.cell("fichier", of: row)).first)
      let path = name.split(separator: "*").first.map(String.init) ?? name
      let url = RealBot.root.appendingPathComponent(path)
      #expect(FileManager.default.fileExists(atPath: url.path), "\(name)")
    }
  }

  /// The table of contents leads to every part, in order.
  @Test func theTableOfContentsLeadsToTheParts() throws {
    let text = try Manual.shared.get().text
    let anchors = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
      .map { heading in
        heading.dropFirst(3).lowercased().filter { $0.isLetter || $0 == " " || $0 == "-" }
          .replacingOccurrences(of: " ", with: "-")
      }
    #expect(text.matches(of: /\]\(#([^)]+)\)/).map { String($0.1) } == anchors)
  }
}

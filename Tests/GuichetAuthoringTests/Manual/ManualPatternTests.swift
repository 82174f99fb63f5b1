import GuichetMatching
import Testing

/// The tables of what is written and what it reads, tried on the manual's own notions.
struct ManualPatternTests {
  private static let reads = "lit"
  private static let readsNot = "ne lit pas"

  @Test func everyPatternReadsWhatItsRowSaysAndNothingElse() throws {
    let bot = try ManualBot()
    let table = try #require(try Manual.tables(with: Self.reads).first)
    #expect(table.rows.count >= 10)
    for row in table.rows {
      let pattern = try #require(Manual.code(in: table.cell("on écrit", of: row)).first, "\(row)")
      let read = Manual.messages(in: try table.cell(Self.reads, of: row))
      let other = Manual.messages(in: try table.cell(Self.readsNot, of: row))
      #expect(!read.isEmpty && !other.isEmpty, "\(row)")
      for message in read {
        #expect(try bot.reads(message, with: pattern), "\(row.testDescription): « \(message) »")
      }
      for message in other {
        #expect(try !bot.reads(message, with: pattern), "\(row.testDescription): « \(message) »")
      }
    }
  }

  @Test func everyInflectionGivesTheFormsOfItsRow() throws {
    let bot = try ManualBot()
    let table = try #require(try Manual.tables(with: "on obtient").first)
    #expect(table.rows.count == 5)
    for row in table.rows {
      let pattern = try #require(Manual.code(in: table.cell("on écrit", of: row)).first, "\(row)")
      let stem = Folding.word(String(pattern.prefix { $0 != "~" }))
      let forms = Self.words(in: try table.cell("on obtient", of: row))
        .filter { Folding.word($0).hasPrefix(stem) }
      #expect(forms.count >= 4, "\(row)")
      for form in forms { #expect(try bot.reads(form, with: pattern), "\(pattern): \(form)") }
      let others = Manual.messages(in: try table.cell("mais pas", of: row))
      #expect(!others.isEmpty, "\(row)")
      for other in others { #expect(try !bot.reads(other, with: pattern), "\(pattern): \(other)") }
    }
  }

  /// The words of a cell outside `code`; « connecté(e)(s) » stands for four.
  private static func words(in cell: String) -> [String] {
    let plain = cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
    return plain.split { !$0.isLetter && $0 != "(" && $0 != ")" }.flatMap { word -> [String] in
      let parts = word.split { $0 == "(" || $0 == ")" }.map(String.init)
      return parts.dropFirst().reduce([parts.first ?? ""]) { words, ending in
        words + words.map { $0 + ending }
      }
    }
  }

  /// Accents, capitals, apostrophes and hyphens do not count, in patterns as in messages.
  @Test(arguments: [
    ("l'accès", "L’ACCES"), ("l acces", "l'accès"), ("où", "ou"), ("a", "à"),
    ("est-ce", "Est ce"), ("peut etre", "peut-être"),
  ])
  func accentsAndSignsDoNotCount(pattern: String, message: String) throws {
    #expect(try ManualBot().reads(message, with: pattern))
  }
}

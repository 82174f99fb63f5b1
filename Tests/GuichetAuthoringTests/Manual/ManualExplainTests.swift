import Foundation
import GuichetEngine
import Testing

/// What the manual says of `guichet explain` is what it says.
struct ManualExplainTests {
  /// The worked case, whose blocks are tried step by step by ``ManualCaseTests``.
  private static let workedCase = "Un cas, du début à la fin"

  @Test(arguments: try Manual.blocks("").filter { $0.section != workedCase })
  func anExplanationShownIsTheOneGiven(block: Manual.Block) throws {
    let explanation = try #require(ManualExplanation(block), "no other command is shown like this")
    let difference = explanation.difference(from: try RealBot.bot())
    #expect(difference == nil, "\(difference ?? "")")
  }

  /// The list under the block names every line that an explanation can have, and no other.
  @Test func everyLineOfAnExplanationIsExplained() throws {
    let items = try Manual.shared.get().items.filter { $0.section == "`guichet explain`" }
    let named = items.compactMap { Manual.code(in: $0.text).first }
    #expect(
      named == [
        "message", "lu", "corrigé", "intention", "écarté", "fait", "mentions", "non compris",
        "proche", "abandonné", "essais",
      ])
    let bot = try RealBot.bot()
    let messages = [
      "mon mdp est expirer", "j'ai un code clicsequr", "jai perdu mon motdepase", "zorb qupi",
    ]
    let labels = Set(
      messages.flatMap { message in
        Explanation(of: message, bot: bot).description.split(separator: "\n").compactMap { line in
          line.split(separator: ":").first.map { $0.trimmingCharacters(in: .whitespaces) }
        }
      })
    #expect(labels.subtracting(named) == [])
    #expect(labels.isSuperset(of: ["message", "lu", "intention", "mentions", "fait", "essais"]))
  }
}

import ArgumentParser
import Foundation
import GuichetCore
import GuichetEngine

/// `guichet explain`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Montrer comment un message est lu.")

  @Argument(help: ArgumentHelp("Le message.", valueName: "message"))
  var text: String

  @OptionGroup var options: BotOptions

  @Flag(help: "En JSON.")
  var json = false

  func run() throws {
    let explanation = Explanation(of: text, bot: try Composition.bot(at: options.bot))
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      Output.line(String(decoding: try encoder.encode(explanation), as: UTF8.self))
    } else {
      Output.line(explanation.description)
    }
  }
}

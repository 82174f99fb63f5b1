import Foundation
import GuichetEngine
import Testing

/// A block of the manual that shows what `guichet explain` says.
///
/// A line « … » stands for lines left out. The numbers of lines behind a file's name are not
/// compared: they move with every change to the intents.
struct ManualExplanation {
  private static let omission = "…"

  /// The message explained.
  let message: String
  /// The lines shown.
  let shown: [String]

  /// Reads a block; `nil` when it shows another command.
  init?(_ block: Manual.Block) {
    let lines = block.text.split(separator: "\n").map(String.init)
    guard let command = lines.first, command.hasPrefix("$ guichet explain \""),
      command.hasSuffix("\"")
    else { return nil }
    message = String(command.dropFirst("$ guichet explain \"".count).dropLast())
    shown = lines.dropFirst().map(Self.withoutLineNumbers)
  }

  /// What the bot says that the block does not show, or the other way round; `nil` when they agree.
  func difference(from bot: Bot) -> String? {
    let said = Explanation(of: message, bot: bot).description
      .components(separatedBy: "\n").map(Self.withoutLineNumbers)
    var rest = said[...]
    var mayLeaveOut = false
    for line in shown {
      if line == Self.omission {
        mayLeaveOut = true
        continue
      }
      guard let place = rest.firstIndex(of: line), mayLeaveOut || place == rest.startIndex else {
        return "« \(line) » is not what explain says:\n\(said.joined(separator: "\n"))"
      }
      rest = rest[(place + 1)...]
      mayLeaveOut = false
    }
    if rest.isEmpty || mayLeaveOut { return nil }
    return "explain also says:\n\(rest.joined(separator: "\n"))"
  }

  private static func withoutLineNumbers(_ line: String) -> String {
    line.replacingOccurrences(of: #"\.yml:\d+"#, with: ".yml", options: .regularExpression)
  }
}

import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetEngine
import GuichetTestKit

/// The bot of the repository.
enum RealBot {
  /// The repository's root.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The bot with its warnings, loaded once.
  static let loaded: Result<(bot: Bot, warnings: [Diagnostic]), DiagnosticsError> = Result {
    () throws(DiagnosticsError) in try BotLoader.load(path: root.path)
  }

  /// The bot.
  static func bot() throws -> Bot { try loaded.get().bot }

  /// The files a load reads, the word list apart.
  static func files() throws -> [String] {
    let directory = BotDirectory(path: root.path)
    let folders = ["intents", "dialogue", "answers"].flatMap {
      directory.files(in: $0, extensions: ["yml"])
    }
    return folders.filter { !$0.contains("/examples/") } + ["bot.yml", "guide/knowledge.json"]
  }

  /// A copy of these files that may be changed.
  static func copy() throws -> BotFiles {
    let copy = try BotFiles()
    for file in try files() {
      try copy.write(Data(contentsOf: root.appendingPathComponent(file)), to: file)
    }
    return copy
  }
}

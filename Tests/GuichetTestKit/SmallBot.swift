import GuichetAuthoring
import GuichetCore
package import GuichetEngine
import GuichetKnowledge

/// A small bot that leads a reader to the first book borrowed.
///
/// It has a bit of everything a bot can
/// have, and its texts say their own ids.
package enum SmallBot {
  /// Its files, the knowledge base built, in a new directory.
  package static func files() throws -> BotFiles {
    let files = try BotFiles(SmallBotFiles.all)
    let built = GuideCommands.build(BotDirectory(path: files.path))
    guard let json = built.json else { throw DiagnosticsError(built.findings) }
    try files.write(json, to: "guide/knowledge.json")
    return files
  }

  /// The bot, loaded without a finding.
  package static func bot() throws -> Bot { try bot(in: files()) }

  /// The bot of files that were changed, loaded without a finding.
  package static func bot(in files: BotFiles) throws -> Bot {
    let (bot, warnings) = try BotLoader.load(path: files.path)
    if !warnings.isEmpty { throw DiagnosticsError(warnings) }
    return bot
  }

  /// An engine that speaks for it.
  package static func engine() throws -> Engine { Engine(bot: try bot()) }
}

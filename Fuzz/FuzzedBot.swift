import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetEngine

/// The bot that messages are tried on: `GUICHET_FUZZ_BOT`, or the working directory's.
enum FuzzedBot {
  static let bot: Bot = { () -> Bot in
    let path = ProcessInfo.processInfo.environment["GUICHET_FUZZ_BOT"] ?? "."
    do throws(DiagnosticsError) {
      return try BotLoader.load(path: path).bot
    } catch {
      fatalError(error.diagnostics.map(\.description).joined(separator: "\n"))
    }
  }()

  static let engine = Engine(bot: bot)
}

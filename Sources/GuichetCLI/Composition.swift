import ArgumentParser
import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetEngine
import GuichetHTTP
import GuichetKnowledge
import GuichetStore
import GuichetStoreSQLite

/// Where everything is put together, in order, by plain initialisers.
enum Composition {
  /// Loads a bot, or prints every finding on standard error and ends with status 2.
  static func bot(at path: String) throws -> Bot {
    do {
      return try BotLoader.load(path: path).bot
    } catch {
      for finding in error.diagnostics { Output.error(finding.description) }
      let count = error.diagnostics.count { $0.severity == .error }
      Output.error("Le bot ne se charge pas : \(count) erreur(s).")
      throw ExitCode(2)
    }
  }

  /// The name of a bot and what `bot.yml` says about serving it, or the findings and status 2.
  static func serveSettings(
    of path: String
  ) throws -> (name: String, settings: [ServeSetting: SettingValue]) {
    do {
      return try BotLoader.serveSettings(path: path)
    } catch {
      for finding in error.diagnostics { Output.error(finding.description) }
      throw ExitCode(2)
    }
  }

  /// The guide of a bot, as sources are shown.
  static func guide(of path: String) throws -> [GuideSection] {
    let knowledge: KnowledgeBase
    do {
      knowledge = try BotLoader.knowledge(path: path)
    } catch {
      for finding in error.diagnostics { Output.error(finding.description) }
      throw ExitCode(2)
    }
    return knowledge.sections.map { section in
      GuideSection(
        section: "\(section.number)", title: section.title,
        passages: section.paragraphs.map { paragraph in
          GuideSection.Passage(
            lines: [paragraph.lines.first, paragraph.lines.last],
            text: (paragraph.marker.map { "\($0)) " } ?? "") + paragraph.text)
        })
    }
  }

  /// What keeps conversations, and their tokens for as long.
  struct Stores {
    var conversations: any ConversationStore
    var tokens: any TokenStore
  }

  /// The stores a URL names, or a usage error.
  static func store(_ url: String) throws -> Stores {
    if url == "memory:" {
      return Stores(conversations: MemoryStore(), tokens: MemoryTokenStore())
    }
    let store = try sqlite(url)
    return Stores(conversations: store, tokens: store)
  }

  /// The file that `sqlite:PATH` names, opened, or a usage error.
  static func sqlite(_ url: String) throws -> SQLiteStore {
    let scheme = "sqlite:"
    guard url.hasPrefix(scheme), url.count > scheme.count else {
      throw ValidationError(
        "« \(url) » n'est pas un magasin connu ; écrivez memory: ou sqlite:CHEMIN")
    }
    do {
      return try SQLiteStore(path: String(url.dropFirst(scheme.count)))
    } catch {
      guard case .unavailable(let reason) = error else { throw error }
      throw ValidationError(reason)
    }
  }

  /// The clock of the process.
  static let clock: @Sendable () -> Timestamp = {
    Timestamp(seconds: Int64(Date().timeIntervalSince1970))
  }
}

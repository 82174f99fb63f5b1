import ArgumentParser
import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetEngine
import GuichetHTTP
import GuichetKnowledge
import GuichetStore
import GuichetStorePostgreSQL
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
  ///
  /// - Parameters:
  ///   - url: `memory:`, `sqlite:PATH` or `postgres://…`.
  ///   - connections: The most connections to a server of databases.
  ///   - mustExist: Whether a file that is not there is an error, rather than made.
  /// - Returns: The stores, opened.
  /// - Throws: A usage error that says what cannot be opened, without passwords.
  static func store(
    _ url: String, connections: Int = ServeConfiguration.defaultStoreConnections,
    mustExist: Bool = false
  ) async throws -> Stores {
    if StoreURL(url) == .memory {
      return Stores(conversations: MemoryStore(), tokens: MemoryTokenStore())
    }
    let store = try await lastingStore(url, connections: connections, mustExist: mustExist)
    return Stores(conversations: store, tokens: store)
  }

  /// A store that outlives the process.
  typealias LastingStore = ConversationPurging & ConversationListing & TokenStore

  /// The file or the database that a URL names, opened, or a usage error.
  static func lastingStore(
    _ url: String, connections: Int = ServeConfiguration.defaultStoreConnections,
    mustExist: Bool = false
  ) async throws -> any LastingStore {
    do {
      switch StoreURL(url) {
      case .sqlite(let path):
        if mustExist, !FileManager.default.fileExists(atPath: path) {
          throw ValidationError("\(path) n'existe pas ; vérifiez le chemin du magasin")
        }
        return try SQLiteStore(path: path)
      case .postgreSQL(let url): return try await postgreSQL(url, connections)
      case .memory, nil:
        throw ValidationError(
          "« \(StoreURL.shown(url)) » n'est pas un magasin connu ; écrivez sqlite:CHEMIN, "
            + "postgres://utilisateur@serveur/base, ou memory: là où rien n'est à conserver")
      }
    } catch let StoreError.unavailable(reason) {
      throw ValidationError(reason)
    }
  }

  private static func postgreSQL(
    _ url: String, _ connections: Int
  ) async throws -> any LastingStore {
    #if PostgreSQL
    return try await PostgreSQLStore(url: url, connections: connections)
    #else
    throw ValidationError(
      "ce programme est compilé sans PostgreSQL ; recompilez-le avec --traits PostgreSQL")
    #endif
  }

  /// The clock of the process.
  static let clock: @Sendable () -> Timestamp = {
    Timestamp(seconds: Int64(Date().timeIntervalSince1970))
  }
}

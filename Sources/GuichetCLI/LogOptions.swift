import ArgumentParser
import Foundation
import GuichetCore
import GuichetEngine
import GuichetReplay
import GuichetStore

/// Where conversations that took place come from.
struct LogOptions: ParsableArguments {
  @OptionGroup var options: BotOptions

  @Option(help: ArgumentHelp("Le magasin où sont les conversations.", valueName: "url"))
  var store: String?

  @Option(
    help: ArgumentHelp(
      "Un journal (une ligne JSON par tour), ou une transcription enregistrée, rejouée d'abord. "
        + "Peut se répéter.", valueName: "fichier"))
  var log: [String] = []

  func validate() throws {
    if store == nil, log.isEmpty { throw ValidationError("donnez --store ou --log") }
  }

  /// Reads everything; prints what is wrong with the logs.
  func conversations(of bot: Bot) async throws -> [LoggedConversation] {
    var all: [LoggedConversation] = []
    if let store {
      let stores = try await Composition.store(store, mustExist: true)
      all += try await stored(in: stores.conversations)
    }
    for file in log {
      all += file.hasSuffix(TranscriptFiles.suffix) ? try await replayed(file, bot) : try read(file)
    }
    return all
  }

  /// The conversation of an id; ends with status 2 when there is none.
  func conversation(_ id: String, of bot: Bot) async throws -> LoggedConversation {
    guard let found = try await conversations(of: bot).first(where: { $0.id == id }) else {
      Output.error(
        "Aucune conversation « \(id) » ; « guichet report » montre où sont les messages.")
      throw ExitCode(2)
    }
    return found
  }

  private func stored(in store: any ConversationStore) async throws -> [LoggedConversation] {
    guard let listing = store as? any ConversationListing else {
      throw ValidationError("ce magasin ne donne pas la liste de ses conversations")
    }
    var all: [LoggedConversation] = []
    do {
      for id in try await listing.conversationIDs() {
        guard let kept = try await listing.conversation(id) else { continue }
        all.append(LoggedConversation(id: id, records: kept.turns.map { ($0.text, $0.turn) }))
      }
    } catch {
      Output.error("Le magasin ne peut pas être lu : \(error)")
      throw ExitCode(2)
    }
    return all
  }

  private func read(_ file: String) throws -> [LoggedConversation] {
    let (text, problem) = SizedFile.read(file, limit: ConversationLog.largestFile)
    guard let text else {
      if let problem { Output.error(problem.description) }
      throw ExitCode(2)
    }
    let (found, findings) = ConversationLog.read(text, file: file)
    for finding in findings { Output.error(finding.description) }
    return found
  }

  private func replayed(_ file: String, _ bot: Bot) async throws -> [LoggedConversation] {
    let found = TranscriptFiles.collection([file], words: CapitalWords.found(in: bot.everyText))
    for finding in found.findings { Output.error(finding.description) }
    if found.sources.isEmpty { throw ExitCode(2) }
    let engine = Engine(bot: bot)
    let runner = ReplayRunner { EngineBot(engine: engine, conversation: $0.title) }
    return await runner.run(found.runs).map {
      LoggedConversation(id: $0.transcript.title, turns: $0.recorded)
    }
  }
}

import ArgumentParser
import GuichetCore
import GuichetEngine
import GuichetReplay
import GuichetStore
import Synchronization
import GuichetTerminal

/// `guichet chat`.
struct Chat: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Converser dans le terminal.")

  @OptionGroup var options: BotOptions

  @Option(
    help: ArgumentHelp("Où garder les conversations : memory: ou sqlite:CHEMIN.", valueName: "url"))
  var store = "memory:"

  @Option(help: ArgumentHelp("L'identifiant de la conversation.", valueName: "id"))
  var conversation = "terminal"

  @Flag(help: "Une ligne JSON par message, une ligne JSON par tour.")
  var json = false

  @Option(help: ArgumentHelp("Enregistrer la conversation en transcription.", valueName: "fichier"))
  var record: String?

  @Flag(help: "Montrer comment chaque message est lu.")
  var explain = false

  func run() async throws {
    let bot = try Composition.bot(at: options.bot)
    let engine = Engine(bot: bot)
    let service = ConversationService(
      engine: engine, store: try await Composition.store(store).conversations,
      clock: Composition.clock)
    // While the person reads the greeting.
    let warmUp: @Sendable () -> Void = {
      Task.detached(priority: .utility) { engine.warmUp() }
    }
    if json {
      warmUp()
      await JSONLines(service: service, conversation: conversation).run()
      return
    }
    let recorder = try record.map {
      try Recorder(file: $0, name: bot.name, words: CapitalWords.found(in: bot.everyText))
    }
    let id = conversation
    // The last two messages: what one announces, the next may be.
    let said = Mutex<[Input]>([])
    let session = TerminalSession(
      greet: {
        let turn = try await service.open(id)
        warmUp()
        try recorder?.add(RecordedTurn(input: nil, turn: turn))
        return turn
      },
      reply: { text in
        let turn = try await service.send(.text(text), to: id, missing: .begin)
        let said = service.masked(
          said.withLock { said in
            said = said.suffix(1) + [.text(text)]
            return said
          })
        try recorder?.add(RecordedTurn(input: said.last.map { .text($0) }, turn: turn))
        return turn
      },
      explaining: explain)
    let status = try await session.run()
    if status != 0 { throw ExitCode(status) }
  }
}

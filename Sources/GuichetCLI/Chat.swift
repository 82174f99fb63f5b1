import ArgumentParser
import GuichetCore
import GuichetEngine
import GuichetStore

/// `guichet chat`.
struct Chat: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Converser dans le terminal.")

  @Option(help: "Le dossier du bot.")
  var bot = "."

  @Option(help: "L'identifiant de la conversation.")
  var conversation = "terminal"

  @Flag(help: "Une ligne JSON par message, une ligne JSON par tour.")
  var json = false

  @Flag(help: "Montrer comment chaque message est lu.")
  var explain = false

  func run() async throws {
    let service = ConversationService(
      engine: Engine(bot: try Composition.bot(at: bot)), store: MemoryStore(),
      clock: Composition.clock)
    if json {
      await JSONLines(service: service, conversation: conversation).run()
      return
    }
    let greeting = try await service.open(conversation)
    Output.line(greeting.messages.map(\.text).joined(separator: "\n\n"))
    while let line = readLine() {
      let turn = try await service.send(.text(line), to: conversation, missing: .begin)
      Output.line(turn.messages.map(\.text).joined(separator: "\n\n"))
    }
  }
}

import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetEngine
import GuichetStore
import Hummingbird

// The application there already is: a router of its own, and what it answers.
let router = Router()
router.get("/") { _, _ in "Bienvenue à la municipalité.\n" }

// The bot behind it: load, keep conversations, answer.
struct Question: Decodable {
  var text: String
}
extension Turn: @retroactive ResponseEncodable {}

let bot = try BotLoader.load(path: CommandLine.arguments.dropFirst().first ?? "../..").bot
let service = ConversationService(engine: Engine(bot: bot), store: MemoryStore()) {
  Timestamp(seconds: Int64(Date().timeIntervalSince1970))
}
router.post("/questions/:person") { request, context in
  let question = try await request.decode(as: Question.self, context: context)
  let person = try context.parameters.require("person")
  return try await service.send(.text(question.text), to: person, missing: .begin)
}

try await Application(router: router, configuration: .init(address: .hostname(port: 8090))).run()

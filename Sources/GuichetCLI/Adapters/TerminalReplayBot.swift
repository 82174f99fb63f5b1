import Foundation
import GuichetCore
import GuichetEngine
import GuichetReplay
import GuichetStore

/// A conversation through `chat --json`: each message is a line of JSON, and so is each reply.
struct TerminalReplayBot: ReplayedBot {
  private struct Line: Encodable {
    var conversation: String
    var text: String?
    var choice: String?
  }

  private let world: ReplayWorld
  private let conversation: String
  private var lines: JSONLines

  init(world: ReplayWorld, conversation: String) {
    self.world = world
    self.conversation = conversation
    lines = JSONLines(service: world.service(), conversation: conversation)
  }

  mutating func open(at now: Timestamp) async throws -> Turn {
    world.set(now)
    return try await world.service().open(conversation)
  }

  mutating func respond(to input: Input, at now: Timestamp) async throws -> Turn {
    world.set(now)
    var line = Line(conversation: conversation)
    switch input {
    case .text(let text): line.text = text
    case .choice(let value): line.choice = value
    }
    let reply = await lines.answer(Array(try JSONEncoder().encode(line)))
    guard let turn = try? JSONDecoder().decode(Turn.self, from: Data(reply.utf8)) else {
      throw ReplayFailure("réponse inattendue : \(reply)")
    }
    return turn
  }

  mutating func restart() async throws {
    lines = JSONLines(service: world.service(), conversation: conversation)
  }

  mutating func reload() async throws { try world.reload() }
}

import Glibc
import GuichetCore
import Testing

@testable import GuichetTerminal

@Suite struct TerminalSessionTests {
  private struct Refused: Error {}

  /// Runs a session over pipes and returns its status, output, and the messages it passed on.
  private func run(
    _ input: [UInt8], explaining: Bool = false,
    answer: @escaping @Sendable (Int, String) throws -> Turn = {
      .fixture("Reçu \($1)", number: $0)
    }
  ) async throws -> (status: Int32, output: String, messages: [String]) {
    let input = try Pipe.holding(input)
    let output = try Pipe()
    let recorder = Recorder()
    let session = TerminalSession(
      greet: { .fixture("Bonjour!", number: 0, outcome: .asked) },
      reply: { try answer(recorder.note($0), $0) },
      explaining: explaining,
      device: TerminalDevice(
        input: input.readEnd, output: output.writeEnd, catchesSignals: false))
    defer {
      close(input.readEnd)
      close(output.readEnd)
    }
    async let shown = output.contents()
    let status: Int32
    do {
      status = try await session.run()
    } catch {
      close(output.writeEnd)
      _ = try await shown
      throw error
    }
    close(output.writeEnd)
    return (status, String(decoding: try await shown, as: UTF8.self), recorder.texts)
  }

  @Test func eachLineGivesOneGroupOfLines() async throws {
    let result = try await run(Array("allô\n\n1\r\nfin".utf8))
    #expect(result.status == 0)
    #expect(result.messages == ["allô", "", "1", "fin"])
    #expect(result.output == "Bonjour!\n\nReçu allô\n\nReçu\n\nReçu 1\n\nReçu fin\n\n")
  }

  @Test func emptyInputOnlyGreets() async throws {
    let result = try await run([])
    #expect(result.status == 0)
    #expect(result.output == "Bonjour!\n\n")
  }

  @Test func commandsReachTheBotAsItsWords() async throws {
    let result = try await run(Array("/aide\n/recommencer\n/retour\n/etat\n/État\n".utf8))
    #expect(result.messages == ["aide", "recommencer", "retour", "où j'en suis", "où j'en suis"])
  }

  @Test func unknownCommandsAreAnsweredWithTheList() async throws {
    let result = try await run(Array("/xyz\u{1B}[2J\n".utf8))
    #expect(result.messages == [])
    let expected = """
      Bonjour!

      Je ne connais pas «\u{A0}/xyz\u{FFFD}[2J\u{A0}». Voici les commandes que je connais\u{A0}:
      - /aide\u{A0}: ce que je peux faire pour vous
      - /etat\u{A0}: où vous en êtes
      - /retour\u{A0}: annuler votre dernière réponse
      - /recommencer\u{A0}: reprendre du début
      - /expliquer\u{A0}: comment vos messages sont compris
      - /quitter\u{A0}: terminer la conversation


      """
    #expect(result.output == expected)
  }

  @Test func quitEndsBeforeTheRestOfTheInput() async throws {
    let result = try await run(Array("un\n/quitter\ndeux\n".utf8))
    #expect(result.status == 0)
    #expect(result.messages == ["un"])
    #expect(result.output.hasSuffix("Reçu un\n\n"))
  }

  @Test func pipeGoesOnAfterTheEndOfTheConversation() async throws {
    let result = try await run(Array("bye\nencore\n".utf8)) {
      .fixture("Bien.", number: $0, outcome: .ended, intent: "control.bye \($1)")
    }
    #expect(result.messages == ["bye", "encore"])
  }

  @Test func explanationIsToggledAndFirstShowsTheLastTurn() async throws {
    let result = try await run(Array("un\n/expliquer\ndeux\n/expliquer\ntrois\n".utf8))
    let groups = result.output.split(separator: "\n\n")
    #expect(groups.count == 6)
    #expect(
      groups.map { $0.contains("Explication du tour") } == [false, false, true, true, false, false])
    #expect(groups.dropFirst(2).first?.contains("Explication du tour 1 (answered)") == true)
    #expect(result.messages == ["un", "deux", "trois"])
  }

  @Test func explanationMayBeOnFromTheStart() async throws {
    let result = try await run(Array("un\n".utf8), explaining: true)
    #expect(result.output.contains("Explication du tour 0 (asked)"))
    #expect(result.output.contains("Explication du tour 1 (answered)"))
  }

  @Test func anyBytesAreDelivered() async throws {
    let huge = [UInt8](repeating: 0x78, count: 1_000_000)
    let result = try await run([0xE9, 0x00, 0x0A] + huge + [0x0A, 0x6F, 0x6B, 0x0A]) {
      .fixture($1.count > 1000 ? "Trop long." : "Reçu \($1)", number: $0)
    }
    #expect(result.messages.map(\.count) == [2, LineReader.limit, 2])
    #expect(
      result.output == "Bonjour!\n\nReçu \u{FFFD}\u{FFFD}\n\nTrop long.\n\nReçu ok\n\n")
  }

  @Test func failuresOfTheBotAreThrown() async throws {
    await #expect(throws: Refused.self) {
      try await run(Array("un\n".utf8)) { _, _ in throw Refused() }
    }
  }

  @Test func aReaderThatLeftEndsQuietly() async throws {
    let output = try Pipe()
    close(output.readEnd)
    let (status, messages) = try await run(writingTo: output.writeEnd)
    close(output.writeEnd)
    #expect(status == 0)
    #expect(messages == [])
  }

  @Test func outputThatCannotBeWrittenIsAFailure() async throws {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(try await run(writingTo: full).status == 1)
  }

  private func run(writingTo output: Int32) async throws -> (status: Int32, messages: [String]) {
    let input = try Pipe.holding(Array("un\n".utf8))
    defer { close(input.readEnd) }
    let recorder = Recorder()
    let session = TerminalSession(
      greet: { .fixture("Bonjour!") }, reply: { .fixture($0, number: recorder.note($0)) },
      device: TerminalDevice(input: input.readEnd, output: output, catchesSignals: false))
    return (try await session.run(), recorder.texts)
  }
}

import Glibc
import GuichetCore
import Testing

@testable import GuichetTerminal

@Suite(.timeLimit(.minutes(1))) struct TerminalInteractionTests {
  /// What a session at a terminal came to.
  private struct Outcome {
    var status: Int32
    var messages: [String]
    var shown: String
    var restoresModes: Bool
  }

  /// Runs a session at a terminal where each text is typed at the next prompt, while signals arrive.
  ///
  /// When `edited`, the line editor reads, which takes the process's own input and output.
  private static func run(
    typing texts: [String], signals: [(Int32, onceShown: String)] = [], edited: Bool
  ) async throws -> Outcome {
    let terminal = try PseudoTerminal()
    let input = edited ? STDIN_FILENO : terminal.device
    let output = edited ? STDOUT_FILENO : terminal.device
    let term = edited ? "xterm" : "dumb"
    if edited {
      setenv("TERM", term, 1)
      for descriptor in [input, output] { dup2(terminal.device, descriptor) }
    }
    let modes = terminal.modes
    let recorder = Recorder()
    let session = TerminalSession(
      greet: { .fixture("Bonjour!", number: 0) },
      reply: { text in
        .fixture(
          "Reçu \(text)", number: recorder.note(text), outcome: text == "bye" ? .ended : .answered,
          intent: text == "bye" ? "control.bye" : nil, redacted: text.contains("secret"))
      },
      device: TerminalDevice(
        input: input, output: output, catchesSignals: edited,
        traits: TerminalTraits(
          inputIsTerminal: true, outputIsTerminal: true, noColor: "1", term: term)))
    try terminal.type(texts, edited: edited)
    try terminal.send(signals)
    let status = try await session.run()
    return Outcome(
      status: status, messages: recorder.texts, shown: terminal.shownInTheEnd(),
      restoresModes: terminal.modes == modes)
  }

  @Test func terminalShowsPromptCommandsAndGoodbye() async throws {
    let outcome = try await Self.run(typing: ["allô\n", " \n", "/quitter\n"], edited: false)
    #expect(outcome.status == 0)
    #expect(outcome.messages == ["allô"])
    let lines = outcome.shown.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(
      lines == [
        "", "Bonjour!", "",
        "(Commandes\u{A0}: /aide, /etat, /retour, /recommencer, /expliquer, /quitter)", "",
        "Vous › allô", "", "Reçu allô", "",
        "Vous ›  ",
        "Vous › /quitter", "", "Au revoir et bonne continuation!", "",
      ])
  }

  @Test func goodbyeEndsTheSessionAtATerminal() async throws {
    let outcome = try await Self.run(typing: ["bye\n"], edited: false)
    #expect(outcome.status == 0)
    #expect(outcome.shown.hasSuffix("Reçu bye\r\n\r\n"))
  }

  @Test func endOfInputIsAnsweredPolitely() async throws {
    let outcome = try await Self.run(typing: ["\u{4}"], edited: false)
    #expect(outcome.status == 0)
    #expect(outcome.shown.hasSuffix("\r\n\r\nAu revoir et bonne continuation!\r\n"))
  }

  @Test func accentsAreTypedAndEdited() async {
    await #expect(processExitsWith: .exitCode(7)) {
      // An è taken back; a decomposed é; a paste of two lines.
      let outcome = try await Self.run(
        typing: [
          "où éè\u{7F}à\r", "e\u{301}\r", "\u{1B}[200~un\rdeux\u{1B}[201~\r", "\u{4}",
        ], edited: true)
      #expect(outcome.messages == ["où éà", "e\u{301}", "un deux"])
      exit(7)
    }
  }

  @Test func historyHoldsMessagesButNoSecrets() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let up = "\u{1B}[A"
      let outcome = try await Self.run(
        typing: ["un\r", "deux\r", "mon secret\r", "\(up)\(up)é\r", "\u{4}"], edited: true)
      #expect(outcome.messages == ["un", "deux", "mon secret", "uné"])
      exit(7)
    }
  }

  @Test func tabCompletesCommands() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let outcome = try await Self.run(typing: ["/rec\t\r", "/et\t\t\r", "\u{4}"], edited: true)
      #expect(outcome.messages == ["recommencer", "où j'en suis"])
      exit(7)
    }
  }

  @Test func endKeyEndsPolitely() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let outcome = try await Self.run(typing: ["\u{4}"], edited: true)
      #expect(outcome.status == 0)
      #expect(outcome.messages == [])
      #expect(outcome.shown.hasSuffix("Au revoir et bonne continuation!\r\n"))
      #expect(outcome.restoresModes)
      exit(7)
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func signalWhileTypingEndsPolitelyAndRestoresTheTerminal(signal: Int32) async {
    await #expect(processExitsWith: .exitCode(7)) { [signal] in
      let outcome = try await Self.run(
        typing: ["à moitié"], signals: [(signal, onceShown: "à moitié")], edited: true)
      #expect(outcome.status == 0)
      #expect(outcome.messages == [])
      #expect(outcome.shown.hasSuffix("Au revoir et bonne continuation!\r\n"))
      #expect(outcome.restoresModes)
      exit(7)
    }
  }

  @Test func resizeShowsTheLineAnew() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let anew = "\r\u{1B}[JVous › çà"
      let outcome = try await Self.run(
        typing: ["çà"], signals: [(SIGWINCH, onceShown: "çà"), (SIGINT, onceShown: anew)],
        edited: true)
      #expect(outcome.status == 0)
      exit(7)
    }
  }
}

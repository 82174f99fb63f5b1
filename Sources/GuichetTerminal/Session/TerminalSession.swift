public import GuichetCore

/// A conversation on the standard input and output, with a person or with a pipe.
///
/// On a terminal there are a prompt, line editing, styles and the commands of `/aide`; in a pipe
/// each line of input gives one group of lines and a blank one.
///
/// ```swift
/// let session = TerminalSession(
///   greet: { try await service.open(id) },
///   reply: { try await service.send(.text($0), to: id, missing: .begin) })
/// exit(try await session.run())
/// ```
public struct TerminalSession: Sendable {
  /// Begins the conversation, or resumes it.
  public typealias Greet = @Sendable () async throws -> Turn
  /// Answers a line as the person typed it: a message, a choice's number or words; it may be
  /// empty, and up to 64 KiB long.
  public typealias Reply = @Sendable (String) async throws -> Turn

  private let greet: Greet
  private let reply: Reply
  private let isExplaining: Bool
  private let device: TerminalDevice

  /// Creates a session.
  ///
  /// - Parameters:
  ///   - greet: Called once, first.
  ///   - reply: Called for each message, one at a time.
  ///   - explaining: Whether each reply shows how the message was read, until `/expliquer`.
  public init(greet: @escaping Greet, reply: @escaping Reply, explaining: Bool = false) {
    self.init(
      greet: greet, reply: reply, explaining: explaining,
      device: TerminalDevice(input: 0, output: 1, catchesSignals: true))
  }

  init(
    greet: @escaping Greet, reply: @escaping Reply, explaining: Bool = false,
    device: TerminalDevice
  ) {
    self.greet = greet
    self.reply = reply
    self.isExplaining = explaining
    self.device = device
  }

  /// Talks until the input ends, the person leaves (`/quitter`, Ctrl-C, Ctrl-D, a good-bye at a
  /// terminal) or nobody reads the output any more.
  ///
  /// From then on the process ignores SIGPIPE. Run one session at a time.
  ///
  /// - Returns: The process's exit status: 0, or 1 when the output cannot be written.
  /// - Throws: What `greet` and `reply` throw; the terminal is as it was before.
  public func run() async throws -> Int32 {
    await device.begin()
    do {
      try await converse()
    } catch let error as OutputError {
      await device.end()
      return error.isClosed ? 0 : 1
    } catch {
      await device.end()
      throw error
    }
    await device.end()
    return 0
  }

  private func converse() async throws {
    var explains = isExplaining
    var turn = try await greet()
    try await show(turn, explaining: explains)
    if device.traits.isInteractive { try await showHint() }
    while true {
      let line: String
      switch try await device.readLine() {
      case .line(let typed): line = typed
      case .end, .interrupted: return try await sayGoodbye(afterPrompt: true)
      }
      // At a terminal an empty line is a slip; in a pipe each line has its reply.
      if device.traits.isInteractive, line.allSatisfy(\.isWhitespace) { continue }
      var text = line
      switch TerminalCommand(line: line) {
      case nil: break
      case .say(let words): text = words
      case .explain:
        explains.toggle()
        await device.remember(line)
        try await showExplanation(of: turn, on: explains)
        continue
      case .quit: return try await sayGoodbye(afterPrompt: false)
      case .unknown(let name):
        await device.remember(line)
        try await showCommands(insteadOf: name)
        continue
      }
      turn = try await reply(text)
      if !turn.understanding.redacted { await device.remember(line) }
      try await show(turn, explaining: explains)
      if device.traits.isInteractive, isGoodbye(turn) { return }
    }
  }

  /// Whether the person took leave, rather than reached the goal and may go on asking.
  private func isGoodbye(_ turn: Turn) -> Bool {
    turn.outcome == .ended && turn.understanding.intents.first?.id == "control.bye"
  }

  private func show(_ turn: Turn, explaining: Bool) async throws {
    let renderer = await device.renderer()
    try await write(renderer.lines(for: turn, explaining: explaining))
  }

  private func showHint() async throws {
    let names = TerminalCommand.all.map(\.name).joined(separator: ", ")
    let layout = await device.renderer().layout
    let hint = "(Commandes\u{A0}: \(names))"
    try await device.write(layout.lines(plain: hint, style: .dim, after: "") + [""])
  }

  private func showExplanation(of turn: Turn, on: Bool) async throws {
    let renderer = await device.renderer()
    let note =
      on
      ? "(Chaque réponse sera suivie de son explication; /expliquer pour arrêter.)"
      : "(Les réponses ne seront plus expliquées.)"
    let explanation = on ? renderer.explanation(of: turn) : []
    try await write(explanation + renderer.layout.lines(plain: note, style: .dim, after: ""))
  }

  private func showCommands(insteadOf name: String) async throws {
    let layout = await device.renderer().layout
    let shown = name.count > 30 ? name.prefix(30) + "…" : name[...]
    let text = "Je ne connais pas «\u{A0}\(shown)\u{A0}». Voici les commandes que je connais\u{A0}:"
    try await write(layout.lines(plain: text, after: "") + layout.lines(TerminalCommand.list))
  }

  private func sayGoodbye(afterPrompt: Bool) async throws {
    guard device.traits.isInteractive else { return }
    try await device.write((afterPrompt ? ["", ""] : [""]) + ["Au revoir et bonne continuation!"])
  }

  /// Writes a group of lines, apart from what is typed.
  private func write(_ lines: [String]) async throws {
    try await device.write((device.traits.isTerminal ? [""] : []) + lines + [""])
  }
}

import Dispatch
import Glibc

/// The terminal or pipes of a session.
///
/// Reading and writing block, so the actor has a thread of its own, off the cooperative pool.
actor TerminalDevice {
  /// What the device can do.
  nonisolated let traits: TerminalTraits
  private let executor = BlockingExecutor()
  private let input: Int32
  private let output: OutputChannel
  private let catchesSignals: Bool
  private let prompt: LinePrompt
  private var signals: SignalPipe?
  private var source: ByteSource?
  private var editor: LineEditor?

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Creates a device over descriptors that stay open; what it can do is detected by default.
  init(input: Int32, output: Int32, catchesSignals: Bool, traits: TerminalTraits? = nil) {
    self.input = input
    self.output = OutputChannel(descriptor: output)
    self.catchesSignals = catchesSignals
    let traits = traits ?? .detected(input: input, output: output)
    self.traits = traits
    prompt = LinePrompt(isStyled: traits.isStyled)
  }

  /// Takes the signals and prepares for reading; a closed pipe is an error to see, not a signal.
  func begin() {
    // A standard descriptor that came closed would be given to the next file opened.
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", O_RDWR)
    }
    signal(SIGPIPE, SIG_IGN)
    signals = catchesSignals ? SignalPipe() : nil
    // The second Ctrl-C stops the process, should a reply not come.
    signals?.catches(SIGINT, once: true)
    let source = ByteSource(input, signals: signals)
    self.source = source
    let isStandard = input == STDIN_FILENO && output.descriptor == STDOUT_FILENO
    if traits.canEdit && isStandard {
      editor = LineEditor(prompt: prompt, source: source, signals: signals)
    }
  }

  /// Gives the signals back.
  func end() {
    editor = nil
    source = nil
    signals = nil
  }

  /// Waits for a line.
  func readLine() throws -> LineReading {
    guard let source else { return .end }
    guard traits.isInteractive else { return LineReader.line(from: source) }
    if let editor { return editor.readLine() }
    try output.write(prompt.text)
    return LineReader.line(from: source)
  }

  /// Keeps a line in the editor's history.
  func remember(_ line: String) {
    editor?.remember(line)
  }

  /// Writes lines.
  func write(_ lines: [String]) throws {
    try output.write(lines.reduce(into: "") { $0 += $1 + "\n" })
  }

  /// Returns how replies look at this moment: the window may have changed since the last one.
  func renderer() -> TurnRenderer {
    guard traits.isTerminal else { return .plain }
    let width = TerminalTraits.width(of: output.descriptor)
    return TurnRenderer(layout: TextLayout(width: width, isStyled: traits.isStyled))
  }
}

/// Runs what blocks on a thread that nothing else waits for.
private final class BlockingExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "guichet.terminal")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}

@preconcurrency import CEditLine
import Glibc

/// Reads lines on the standard input and output with libedit: editing, history in memory,
/// completion of the commands.
///
/// libedit is one per process, and so is this: one editor at a time, used from one thread.
final class LineEditor {
  private let prompt: LinePrompt
  private let source: ByteSource
  private let signals: SignalPipe?
  private let output = OutputChannel(descriptor: STDOUT_FILENO)
  private var decoder = KeyDecoder()
  private var lastRemembered = ""
  private var isInterrupted = false
  private var isResized = false

  /// The signals that are the editor's while it waits for a key, the terminal being in raw mode.
  private static let signalsWhileEditing = [SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH]

  /// The milliseconds after which an unfinished sequence of bytes, or of resizes, is all there is.
  private static let pause: Int32 = 60

  /// The editor that libedit's callbacks belong to.
  // SAFETY: set and read only within `readLine`, on the thread that calls it.
  private nonisolated(unsafe) static var current: LineEditor?

  /// Prepares libedit.
  ///
  /// The character set is UTF-8 whatever the machine's locale is, since without it accents cannot
  /// be typed.
  init(prompt: LinePrompt, source: ByteSource, signals: SignalPipe?) {
    self.prompt = prompt
    self.source = source
    self.signals = signals
    _ = setlocale(LC_CTYPE, "C.UTF-8") ?? setlocale(LC_CTYPE, "")
    rl_catch_signals = 0
    rl_getc_function = { _ in LineEditor.current?.nextKey() ?? -1 }
    rl_completion_entry_function = { text, state in
      guard let text else { return nil }
      let names = TerminalCommand.completions(of: String(cString: text))
      return names.indices.contains(Int(state)) ? strdup(names[Int(state)]) : nil
    }
    rl_completion_append_character = 0
    rl_initialize()
  }

  /// Waits for a line, without its end.
  func readLine() -> LineReading {
    isInterrupted = false
    Self.current = self
    for signal in Self.signalsWhileEditing { signals?.catches(signal) }
    marksPastes(true)
    defer {
      marksPastes(false)
      for signal in Self.signalsWhileEditing { signals?.restore(signal) }
      Self.current = nil
    }
    guard let line = readline(prompt.forEditor) else { return isInterrupted ? .interrupted : .end }
    defer { free(line) }
    return .line(String(cString: line))
  }

  /// Makes a line reachable with the arrows, in memory only; the same line twice in a row is one.
  func remember(_ line: String) {
    guard line != lastRemembered else { return }
    lastRemembered = line
    add_history(line)
  }

  /// Returns the next key as a scalar, -1 when there will be none.
  private func nextKey() -> Int32 {
    var needed = 1
    while true {
      let event = source.wait(for: needed, timeout: needed > 1 || isResized ? Self.pause : -1)
      if isResized, event == .bytes || event == .timeout { redisplay() }
      switch event {
      case .end: return -1
      case .signal(let signal):
        if handle(signal) { return -1 }
      case .bytes, .timeout:
        switch decoder.step(in: source.available, isLate: event == .timeout) {
        case .key(let scalar, let length):
          source.take(length)
          return Int32(scalar.value)
        case .skip(let length):
          source.take(length)
          needed = 1
        case .more: needed = source.available.count + 1
        }
      }
    }
  }

  /// Does what a signal asks for; `true` when it asks to stop.
  private func handle(_ signal: Int32) -> Bool {
    switch signal {
    case SIGWINCH: isResized = true
    case SIGTSTP:
      marksPastes(false)
      rl_deprep_terminal()
      signals?.restore(SIGTSTP)
      kill(getpid(), SIGTSTP)
    case SIGCONT:
      signals?.catches(SIGTSTP)
      // Both, so that the modes are set whether the editor suspended itself or was stopped.
      rl_deprep_terminal()
      rl_prep_terminal(1)
      marksPastes(true)
      rl_forced_update_display()
    default:
      isInterrupted = true
      return true
    }
    return false
  }

  /// Shows the line anew after a resize: over itself, or below when it took several rows, since
  /// terminals differ in where these are now.
  private func redisplay() {
    isResized = false
    let text = rl_copy_text(0, .max)
    defer { free(text) }
    let typed = text.map { DisplayWidth.of(String(cString: $0)) } ?? 0
    var before: Int32 = 0
    rl_get_screen_size(nil, &before)
    rl_resize_terminal()
    var now: Int32 = 0
    rl_get_screen_size(nil, &now)
    // libedit leaves the last character out of the copy.
    let takesOneRow = prompt.columns + typed + 2 < min(before, now)
    try? output.write(takesOneRow ? "\r\u{1B}[J" : "\r\n\u{1B}[J")
    rl_forced_update_display()
  }

  /// Asks the terminal to mark what is pasted, or not to.
  private func marksPastes(_ marks: Bool) {
    try? output.write(marks ? "\u{1B}[?2004h" : "\u{1B}[?2004l")
  }
}

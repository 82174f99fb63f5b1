import Glibc

/// What the two ends of a session can do.
struct TerminalTraits: Hashable {
  /// Whether a person types, at a terminal that shows the replies: there is a prompt.
  var isInteractive: Bool
  /// Whether replies are set for a person to read: wrapped, with space between them.
  var isTerminal: Bool
  /// Whether lines can be edited.
  var canEdit: Bool
  /// Whether replies have styles.
  var isStyled: Bool

  /// Decides from what the descriptors are and the environment's `NO_COLOR` and `TERM`.
  init(inputIsTerminal: Bool, outputIsTerminal: Bool, noColor: String?, term: String?) {
    let isDumb = term == nil || term == "" || term == "dumb"
    isInteractive = inputIsTerminal && outputIsTerminal
    isTerminal = outputIsTerminal
    canEdit = isInteractive && !isDumb
    isStyled = outputIsTerminal && !isDumb && (noColor ?? "").isEmpty
  }

  /// Looks at the descriptors and the environment.
  static func detected(input: Int32, output: Int32) -> TerminalTraits {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    return TerminalTraits(
      inputIsTerminal: isatty(input) == 1, outputIsTerminal: isatty(output) == 1,
      noColor: variable("NO_COLOR"), term: variable("TERM"))
  }

  /// Returns the columns to write on: those of the terminal between 40 and 100, 80 when unknown.
  static func width(of descriptor: Int32) -> Int {
    // `struct winsize` of ioctl_tty(2): rows, columns, and the same in pixels.
    var size: [UInt16] = [0, 0, 0, 0]
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size[1] > 0 else { return 80 }
    return min(max(Int(size[1]), 40), 100)
  }
}

extension TextLayout {
  /// How to set text written to a descriptor: for the terminal it is, or as it stands in a pipe or file.
  public static func fitting(_ descriptor: Int32) -> TextLayout {
    let traits = TerminalTraits.detected(input: descriptor, output: descriptor)
    guard traits.isTerminal else { return TextLayout() }
    return TextLayout(
      width: TerminalTraits.width(of: descriptor), isStyled: traits.isStyled)
  }
}

/// The few looks text can have on a terminal (SGR, ECMA-48 section 8.3.117).
enum TerminalStyle: Hashable {
  case regular
  case bold
  case dim

  /// Returns the text between the sequences that begin and end the style.
  func applied(to text: String) -> String {
    switch self {
    case .regular: text
    case .bold: "\u{1B}[1m\(text)\u{1B}[22m"
    case .dim: "\u{1B}[2m\(text)\u{1B}[22m"
    }
  }
}

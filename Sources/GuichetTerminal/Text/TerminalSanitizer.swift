/// Makes text safe to print: whatever a message contains, the terminal only ever draws it.
///
/// A terminal obeys control characters (C0, DEL and C1: ECMA-48), and Unicode's format characters
/// reorder or hide what is read (UAX #9, UTR #36). Neither kind survives; every other scalar stays
/// as it is. Applying it twice changes nothing more.
public enum TerminalSanitizer: Sendable {
  /// Returns the text without anything a terminal would obey; line feeds stay.
  ///
  /// Tabs and the other line and paragraph separators become spaces (CR LF a line feed), the other
  /// controls and noncharacters U+FFFD, format characters and tags nothing.
  public static func text(_ text: String) -> String {
    sanitize(text, lineFeed: "\n")
  }

  /// Returns the text as ``text(_:)`` does, on one line: line feeds become spaces.
  public static func line(_ text: String) -> String {
    sanitize(text, lineFeed: " ")
  }

  private static func sanitize(_ text: String, lineFeed: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch reading(of: scalar) {
      case .keep: result.append(scalar)
      case .lineFeed:
        if previous != "\r" { result.append(lineFeed) }
      case .carriageReturn: result.append(lineFeed)
      case .space: result.append(" ")
      case .replace: result.append("\u{FFFD}")
      case .drop: break
      }
    }
    return String(result)
  }

  private enum Reading {
    case keep, lineFeed, carriageReturn, space, replace, drop
  }

  private static func reading(of scalar: Unicode.Scalar) -> Reading {
    switch scalar.value {
    case 0x20..<0x7F: return .keep
    case 0x0A: return .lineFeed
    case 0x0D: return .carriageReturn
    case 0x09, 0x0B, 0x0C, 0x85: return .space
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .surrogate: return .replace
    case .format: return .drop
    case .lineSeparator, .paragraphSeparator: return .space
    default:
      if scalar.properties.isNoncharacterCodePoint { return .replace }
      // Unassigned code points and fillers that draw nothing: they can hide in a word.
      return scalar.properties.isDefaultIgnorableCodePoint && !isVariationSelector(scalar)
        ? .drop : .keep
    }
  }

  private static func isVariationSelector(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE00...0xFE0F).contains(scalar.value)
  }
}

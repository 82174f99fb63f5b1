import Foundation

/// How texts are compared: NFC, and every run of white space is one space.
package enum TextFolding: Sendable {
  /// The text in NFC, white space folded to single spaces, none at the ends; idempotent.
  ///
  /// Line breaks and no-break spaces are white space too (Unicode's `White_Space`).
  package static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var pending = false
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.properties.isWhitespace {
        pending = !result.isEmpty
        continue
      }
      if pending { result.append(" ") }
      pending = false
      result.append(scalar)
    }
    return String(result)
  }

  /// Control characters shown as U+FFFD, so that a message cannot drive the terminal.
  static func visible(_ line: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      result.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}

extension Substring {
  /// Without white space at the ends, counted in scalars so that a combining mark is never lost.
  func trimmed() -> Substring {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return self[endIndex..<endIndex] }
    return self[first..<scalars.index(after: last)]
  }
}

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
      if scalar.isSpace {
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

extension Unicode.Scalar {
  /// Whether it is white space: Unicode's property `White_Space`, without a look into its tables.
  var isSpace: Bool {
    switch value {
    case 0x20, 0x09...0x0D: true
    case 0..<0x85: false
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}

extension Substring {
  /// Without white space at the ends, counted in scalars so that a combining mark is never lost.
  func trimmed() -> Substring {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isSpace }),
      let last = scalars.lastIndex(where: { !$0.isSpace })
    else { return self[endIndex..<endIndex] }
    return self[first..<scalars.index(after: last)]
  }
}

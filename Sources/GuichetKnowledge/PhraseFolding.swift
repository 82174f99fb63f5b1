import Foundation

/// Makes spellings of one phrase equal: apostrophes, dashes, white space and case are folded,
/// accents are kept.
enum PhraseFolding {
  /// `« L’ Aide »` and `« l' aide »` give the same text.
  static func fold(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      switch scalar {
      case "’", "‘", "ʼ", "′", "＇": folded.append("'")
      case "‐", "‑", "‒", "–", "—", "―", "−": folded.append("-")
      default: folded.append(scalar)
      }
    }
    return String(folded).collapsingSpaces()
  }

  /// Whether `phrase` occurs in `text`, both folded, neither end of it inside a word.
  static func contains(_ phrase: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Bool {
    guard let first = phrase.first, let last = phrase.last, phrase.count <= text.count else {
      return false
    }
    for start in 0...(text.count - phrase.count) where text[start] == first {
      let end = start + phrase.count
      guard text[start..<end].elementsEqual(phrase) else { continue }
      if start > 0, isWord(text[start - 1]), isWord(first) { continue }
      if end < text.count, isWord(text[end]), isWord(last) { continue }
      return true
    }
    return false
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

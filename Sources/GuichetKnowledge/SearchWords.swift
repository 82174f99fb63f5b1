import Foundation

/// Cuts French text into the words a search compares.
enum SearchWords {
  private static let elided: Set<String> = [
    "l", "d", "j", "n", "m", "t", "s", "c", "qu", "jusqu", "lorsqu", "puisqu",
  ]

  /// The words without case, accents, elided articles and the mark of the plural, in order.
  static func words(of text: String) -> [String] {
    let plain = text.lowercased().decomposedStringWithCanonicalMapping
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func close(apostrophe: Bool) {
      defer { word.removeAll() }
      guard !word.isEmpty else { return }
      let text = String(word)
      if !(apostrophe && elided.contains(text)) { words.append(singular(text)) }
    }
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "œ": word.append(contentsOf: "oe".unicodeScalars)
      case "æ": word.append(contentsOf: "ae".unicodeScalars)
      case "'", "’", "ʼ", "‘": close(apostrophe: true)
      default:
        if scalar.properties.generalCategory == .nonspacingMark { continue }
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          word.append(scalar)
        } else {
          close(apostrophe: false)
        }
      }
    }
    close(apostrophe: false)
    return words
  }

  private static func singular(_ word: String) -> String {
    word.utf8.count > 3 && (word.hasSuffix("s") || word.hasSuffix("x"))
      ? String(word.dropLast()) : word
  }
}

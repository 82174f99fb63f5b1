import GuichetMatching

/// One slip of the fingers on the Canadian French keyboard.
enum KeyboardSlip {
  /// Shorter words are left alone: a slip makes another word of them.
  private static let shortestWord = 4

  /// The text with one letter of one word doubled, dropped, swapped, or replaced or joined by a
  /// neighbour; `nil` when no word is long enough.
  static func applied(to text: String, _ generator: inout SeededGenerator) -> String? {
    var scalars = Array(text.unicodeScalars)
    let words = words(in: scalars)
    guard let word = words.randomElement(using: &generator) else { return nil }
    // The first letter is seldom missed.
    let place = Int.random(in: (word.lowerBound + 1)..<word.upperBound, using: &generator)
    let neighbour = neighbour(of: scalars[place], using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: scalars.insert(scalars[place], at: place)
    case 1: scalars.remove(at: place)
    case 2 where place + 1 < word.upperBound: scalars.swapAt(place, place + 1)
    case 3: scalars.insert(neighbour, at: place)
    default: scalars[place] = neighbour
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func words(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    for index in 0...scalars.count {
      if index < scalars.count, scalars[index].properties.isAlphabetic { continue }
      if index - start >= shortestWord { found.append(start..<index) }
      start = index + 1
    }
    return found
  }

  private static func neighbour(
    of scalar: Unicode.Scalar, using generator: inout SeededGenerator
  ) -> Unicode.Scalar {
    guard case .text(let letters) = Folding.fold(scalar), let letter = letters.first,
      let neighbour = Keyboard.neighbours(of: letter).randomElement(using: &generator)
    else { return scalar }
    return Unicode.Scalar(neighbour)
  }
}

/// The words of a message as they were typed: folded, with what folding loses still at hand.
struct TypedWords {
  let tokens: [Token]
  private let scalars: [Unicode.Scalar]
  /// Whether capital letters say nothing: there are no small ones.
  private let isShouted: Bool

  init(_ text: String) {
    tokens = Tokenizer.tokens(of: text)
    scalars = Array(text.unicodeScalars)
    isShouted = !scalars.contains { $0.properties.isLowercase }
  }

  /// The sentences.
  var sentences: [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    for index in tokens.indices where tokens[index].after > .comma || index == tokens.count - 1 {
      sentences.append(start..<(index + 1))
      start = index + 1
    }
    return sentences
  }

  /// Whether a word begins with a capital letter that means something.
  func isCapital(_ index: Int) -> Bool {
    guard !isShouted, let first = scalars[safely: tokens[index].source.lowerBound] else {
      return false
    }
    return first.properties.isUppercase
  }

  /// Whether a hyphen joins a word to the one before or behind it.
  func isHyphenated(_ index: Int) -> Bool {
    (index > 0 && isHyphen(before: index))
      || (index + 1 < tokens.count && isHyphen(before: index + 1))
  }

  private func isHyphen(before index: Int) -> Bool {
    let place = tokens[index].source.lowerBound - 1
    return tokens[index - 1].source.upperBound == place && scalars[safely: place] == "-"
  }

  /// The person's own text, from the first of some words to the last.
  func text(of words: Range<Int>) -> String {
    guard let first = words.first, let last = words.last, tokens.indices.contains(first),
      tokens.indices.contains(last)
    else { return "" }
    let range = tokens[first].source.lowerBound..<tokens[last].source.upperBound
    var text = String.UnicodeScalarView()
    for place in range { if let scalar = scalars[safely: place] { text.append(scalar) } }
    return String(text)
  }
}

extension Array {
  /// The element, `nil` when there is none at that position.
  fileprivate subscript(safely position: Int) -> Element? {
    indices.contains(position) ? self[position] : nil
  }
}

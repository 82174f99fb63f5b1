/// Splits a message into folded words, in one pass, linear in the message's length.
package enum Tokenizer {
  /// Runs of one letter longer than this are typing noise (« ouiiii »): French knows no three in a row.
  private static let longestRun = 2

  /// Tokenizes a message.
  ///
  /// Apostrophes and hyphens separate words (« l'accès » is « l », « acces »); addresses such as
  /// `nom@domaine.ca` and `www.domaine.ca/page` stay whole.
  package static func tokens(of message: String) -> [Token] {
    tokens(of: Array(message.unicodeScalars))
  }

  /// Tokenizes the scalars of a message; generic so that tests can count how often they are read.
  static func tokens<Scalars: RandomAccessCollection>(of scalars: Scalars) -> [Token]
  where Scalars.Element == Unicode.Scalar, Scalars.Index == Int {
    var builder = Builder()
    var index = 0
    while index < scalars.count {
      if builder.word.isEmpty, let end = AddressScanner.end(in: scalars, from: index) {
        builder.address(scalars[index..<end], at: index..<end)
        index = end
        continue
      }
      let folded = Folding.fold(scalars[index])
      if folded != .mark(UInt8(ascii: ".")) || !builder.isInitial(before: index, in: scalars) {
        builder.take(folded, at: index)
      }
      index += 1
    }
    builder.endWord()
    return builder.tokens
  }

  private struct Builder {
    var tokens: [Token] = []
    var word: [UInt8] = []
    var start = 0
    var end = 0

    mutating func take(_ folded: Folding.Result, at index: Int) {
      switch folded {
      case .text(let letters):
        if word.isEmpty { start = index }
        word.append(contentsOf: letters)
        end = index + 1
      case .nothing:
        if !word.isEmpty { end = index + 1 }
      case .apostrophe, .hyphen, .space: endWord()
      case .mark(let byte):
        endWord()
        boundary(for: byte)
      }
    }

    /// Whether the full stop at this index only ends an initial of an abbreviation, such as RSE.
    func isInitial<Scalars: RandomAccessCollection>(
      before index: Int, in scalars: Scalars
    ) -> Bool where Scalars.Element == Unicode.Scalar, Scalars.Index == Int {
      func isLetter(_ position: Int) -> Bool {
        position < scalars.count && scalars[position].properties.isAlphabetic
      }
      let follows = isLetter(index + 1) && !isLetter(index + 2)
      let ends = initials > 1 && !isLetter(index + 1)
      return initials > 0 && end == index && (follows || ends)
    }

    /// How many initials the word consists of so far, 0 when it is an ordinary word.
    private var initials: Int { end - start == 2 * word.count - 1 ? word.count : 0 }

    mutating func endWord() {
      guard !word.isEmpty else { return }
      tokens.append(
        Token(text: String(decoding: squeezed(word), as: UTF8.self), source: start..<end))
      word = []
    }

    mutating func address(_ scalars: some Sequence<Unicode.Scalar>, at range: Range<Int>) {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      tokens.append(
        Token(text: String(text).lowercased(), source: range, isAddress: true))
    }

    private mutating func boundary(for byte: UInt8) {
      guard let last = tokens.indices.last else { return }
      let kind: Token.Boundary =
        switch byte {
        case UInt8(ascii: "?"): .question
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: ";"), 10: .sentence
        case UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"),
          UInt8(ascii: "\""), UInt8(ascii: ":"), UInt8(ascii: ">"), UInt8(ascii: "="),
          UInt8(ascii: "+"), UInt8(ascii: "&"):
          .comma
        default: .none
        }
      tokens[last].after = max(tokens[last].after, kind)
    }

    private func squeezed(_ word: [UInt8]) -> [UInt8] {
      guard let first = word.first, !(first >= 48 && first <= 57) else { return word }
      var result: [UInt8] = []
      var run = 0
      for byte in word {
        run = byte == result.last ? run + 1 : 1
        if run <= longestRun || byte >= 0x80 { result.append(byte) }
      }
      return result
    }
  }
}

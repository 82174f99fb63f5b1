/// Chat, Québec and shortened spellings, as the bot's data gives them: what is typed → how it is read.
public struct Spellings: Sendable {
  private let table: [String: [[String]: [String]]]
  private let longest: Int

  /// No spellings at all.
  public static let none = Spellings([])

  /// Creates the table; both sides are folded, and later entries win over earlier ones.
  public init(_ entries: [(typed: String, read: String)]) {
    var table: [String: [[String]: [String]]] = [:]
    var longest = 1
    for entry in entries {
      let typed = Folding.word(entry.typed).split(separator: " ").map(String.init)
      let read = Folding.word(entry.read).split(separator: " ").map(String.init)
      guard let first = typed.first else { continue }
      table[first, default: [:]][typed] = read
      longest = max(longest, typed.count)
    }
    self.table = table
    self.longest = longest
  }

  /// Whether the table reads one word, standing alone, as something.
  package func reads(_ word: String) -> Bool { table[word]?[[word]] != nil }

  /// Whether the table reads the word at an index together with what follows it.
  package func readsSeveral(at index: Int, in tokens: [Token]) -> Bool {
    (replacement(at: index, in: tokens)?.0 ?? 0) > 1
  }

  /// Reads every spelling of the table as what it stands for, longest first, from left to right.
  package func applied(to tokens: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var index = 0
    while index < tokens.count {
      if let (count, read) = replacement(at: index, in: tokens) {
        let source = tokens[index].source.lowerBound..<tokens[index + count - 1].source.upperBound
        for (position, word) in read.enumerated() {
          let isLast = position == read.count - 1
          let after = isLast ? tokens[index + count - 1].after : .none
          result.append(Token(text: word, source: source, after: after))
        }
        if read.isEmpty, let last = result.indices.last {
          result[last].after = max(result[last].after, tokens[index + count - 1].after)
        }
        index += count
      } else {
        result.append(tokens[index])
        index += 1
      }
    }
    return result
  }

  private func replacement(at index: Int, in tokens: [Token]) -> (Int, [String])? {
    guard let entries = table[tokens[index].text] else { return nil }
    for count in stride(from: min(longest, tokens.count - index), through: 1, by: -1) {
      let span = tokens[index..<(index + count)]
      // A spelling never reaches across punctuation.
      if span.dropLast().contains(where: { $0.after != .none }) { continue }
      if let read = entries[span.map(\.text)] { return (count, read) }
    }
    return nil
  }
}

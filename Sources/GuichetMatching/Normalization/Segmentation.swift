/// How messages are cut into sentences and clauses, as the bot's data gives it.
public struct Segmentation: Sendable {
  private let separators: [String: [[String]]]
  private let leading: Set<String>

  /// Creates a segmentation; everything is folded.
  ///
  /// - Parameters:
  ///   - separators: Words that begin a new clause (« et », « pis », « parce que »).
  ///   - leading: Words that stand for themselves at the beginning of a clause (« oui », « non »).
  public init(separators: [String], leading: [String]) {
    var table: [String: [[String]]] = [:]
    for separator in separators {
      let words = Folding.word(separator).split(separator: " ").map(String.init)
      if let first = words.first { table[first, default: []].append(words) }
    }
    self.separators = table.mapValues { $0.sorted { $0.count > $1.count } }
    self.leading = Set(leading.map(Folding.word))
  }

  /// A sentence and its clauses, as ranges of tokens.
  package struct Sentence: Equatable, Sendable {
    package var tokens: Range<Int>
    package var clauses: [Range<Int>]
    package var isQuestion: Bool
  }

  /// Cuts the tokens of a message; every token but separators belongs to exactly one clause.
  package func sentences(of tokens: [Token]) -> [Sentence] {
    var result: [Sentence] = []
    var start = 0
    for index in tokens.indices where tokens[index].after >= .sentence || index == tokens.count - 1
    {
      let range = start..<(index + 1)
      result.append(
        Sentence(
          tokens: range, clauses: clauses(in: range, of: tokens),
          isQuestion: tokens[index].after == .question))
      start = index + 1
    }
    return result
  }

  private func clauses(in sentence: Range<Int>, of tokens: [Token]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = sentence.lowerBound
    func close(at end: Int) {
      if end > start { result.append(start..<end) }
    }
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let length = separatorLength(at: index, before: sentence.upperBound, of: tokens) {
        close(at: index)
        start = index + length
        index = start
        continue
      }
      let standsAlone = index == start && leading.contains(tokens[index].text)
      index += 1
      if standsAlone || tokens[index - 1].after == .comma {
        close(at: index)
        start = index
      }
    }
    close(at: sentence.upperBound)
    return result
  }

  private func separatorLength(at index: Int, before end: Int, of tokens: [Token]) -> Int? {
    guard let candidates = separators[tokens[index].text] else { return nil }
    return candidates.first { words in
      index + words.count <= end
        && zip(words, tokens[index..<(index + words.count)]).allSatisfy { $0 == $1.text }
    }?.count
  }
}

import GuichetCore

/// Numbers the sentences of replies, so that replies are compared without reading them again.
///
/// Only prose counts: the lines of a list may well come again, and so may a few words.
package struct SentenceNumbers {
  private static let shortest = 20
  private var texts: [String] = []
  private var numbers: [String: Int] = [:]
  private var byText: [String: Set<Int>] = [:]

  /// The numbers of the sentences of a turn.
  mutating func numbers(in turn: Turn) -> Set<Int> {
    turn.messages.reduce(into: []) { $0.formUnion(numbers(in: $1.text)) }
  }

  /// The sentence of a number.
  func text(_ number: Int) -> String { texts[number] }

  private mutating func numbers(in text: String) -> Set<Int> {
    if let known = byText[text] { return known }
    var result: Set<Int> = []
    for sentence in Self.sentences(of: text) { result.insert(number(of: sentence)) }
    byText[text] = result
    return result
  }

  private mutating func number(of sentence: String) -> Int {
    if let known = numbers[sentence] { return known }
    numbers[sentence] = texts.count
    texts.append(sentence)
    return texts.count - 1
  }

  /// The sentences of a text that are no line of a list and more than a few words.
  package static func sentences(of text: String) -> [String] {
    text.split(separator: "\n").flatMap { line -> [String] in
      if line.hasPrefix("- ") || line.first?.isNumber == true { return [] }
      var sentences: [String] = []
      var current = ""
      for word in line.split(separator: " ") {
        current += current.isEmpty ? String(word) : " " + word
        if let last = word.last, ".?!".contains(last) {
          sentences.append(current)
          current = ""
        }
      }
      return (sentences + [current]).filter { $0.count >= shortest }
    }
  }
}

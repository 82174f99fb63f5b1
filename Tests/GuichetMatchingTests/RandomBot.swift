import GuichetCore

@testable import GuichetMatching

/// Random patterns, lexicons and messages over few words, so that they meet often.
struct RandomBot {
  private static let words = ["a", "b", "ab", "abc", "abca", "oui", "œu", "é"]
  private static let notionNames = ["n0", "n1", "n2", "n3"]
  private static let separators = [" ", " ", " ", " .. ", " ..2 ", "", "'", "-", " ?", "\\s"]
  private static let suffixes = ["", "", "", "s?", "~er", "~re", "~e", "\\w*", "[ab]?", "."]

  var generator: SeededGenerator

  /// Creates a source of random bots.
  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func chance(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &generator) == 0 }

  private mutating func element(depth: Int, notions: [String]) -> String {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0 where depth < 3: return "(?:" + alternatives(depth: depth + 1, notions: notions) + ")"
    case 1 where depth < 3: return "(?:" + alternatives(depth: depth + 1, notions: notions) + ")?"
    case 2 where depth < 3:
      let quantifier = generator.pick(["+", "*", "{2}", "{0,2}", "+?", "?+"], or: "")
      return "(?:" + sequence(depth: depth + 1, notions: notions) + ")" + quantifier
    case 3 where !notions.isEmpty: return "<" + generator.pick(notions, or: "n0") + ">"
    case 4 where depth < 2:
      let kind = generator.pick(["?=", "?!", "?<!", "?<=", "", "?>"], or: "?:")
      return "(" + kind + generator.pick(Self.words, or: "a") + ")"
    case 5:
      return generator.pick(["\\w+", ".", "\\b", "^", "$", "[a-c]", "[^ ]+", "@question"], or: ".")
    case 6:
      return generator.pick(Self.words, or: "a") + generator.pick(["?", "+", "*", "{2}"], or: "")
    default: return generator.pick(Self.words, or: "a") + generator.pick(Self.suffixes, or: "")
    }
  }

  private mutating func sequence(depth: Int, notions: [String]) -> String {
    var text = chance(6) ? " " : ""
    for index in 0..<Int.random(in: 1...3, using: &generator) {
      if index > 0 { text += generator.pick(Self.separators, or: " ") }
      text += element(depth: depth, notions: notions)
    }
    return text + (chance(6) ? " " : "")
  }

  private mutating func alternatives(depth: Int, notions: [String]) -> String {
    (0..<Int.random(in: 1...3, using: &generator))
      .map { _ in chance(9) ? "" : sequence(depth: depth, notions: notions) }
      .joined(separator: "|")
  }

  /// A matcher with as many pattern lines as asked for, one intent each; bad patterns are left out.
  mutating func matcher(lines: Int) -> IntentMatcher {
    let place = SourceLocation(file: "f", line: 1)
    var findings: [Diagnostic] = []
    var notions: [Lexicon.Notion] = []
    for (index, name) in Self.notionNames.enumerated() {
      let known = Array(Self.notionNames.prefix(index))
      let phrasings = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        Lexicon.Phrasing(text: alternatives(depth: 1, notions: known), location: place)
      }
      notions.append(
        Lexicon.Notion(name: name, isEntity: false, phrasings: phrasings, location: place))
    }
    let intents = (0..<lines).map { number in
      let conjuncts = (0..<generator.pick([1, 1, 1, 2, 3], or: 1)).map { index in
        (index > 0 && chance(2) ? "!" : "") + alternatives(depth: 0, notions: Self.notionNames)
      }
      return Intent(
        id: "i\(number)", kind: .ask, topic: nil, text: nil, sets: [], isWhole: chance(5),
        patterns: [Lexicon.Phrasing(text: conjuncts.joined(separator: " & "), location: place)],
        unless: [], examples: [], counterexamples: [], location: place)
    }
    return IntentMatcher(
      intents: intents, lexicon: Lexicon(notions, findings: &findings),
      filler: chance(2) ? "n0" : nil, findings: &findings)
  }

  /// A message of up to eight words, some glued, some notions only referred back to.
  mutating func clause() -> Clause {
    let text = (0..<Int.random(in: 0...6, using: &generator))
      .map { _ in
        generator.pick(Self.words, or: "a")
          + generator.pick(["", "", " ", " ", "s ", "er "], or: " ")
      }
      .joined()
    let tokens = Tokenizer.tokens(of: text)
    return Clause(
      tokens, tokens: tokens.indices, isQuestion: chance(3),
      focus: chance(4) ? [generator.pick(Self.notionNames, or: "n0")] : [])
  }
}

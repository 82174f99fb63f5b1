import GuichetCore
import GuichetEngine
import GuichetMatching

/// What holds of every message, whatever its bytes.
enum MessageProperties {
  static func check(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    let folded = Tokenizer.tokens(of: text)
    checkFolding(folded, of: scalars)
    checkReading(FuzzedBot.bot.comprehender.read(text), folded: folded, of: scalars)
    require(
      !Explanation(of: text, bot: FuzzedBot.bot).description.isEmpty, "an explanation has words")
    checkTurn(text, length: scalars.count)
  }

  /// Reading what was read gives the same words, and every word is the folded text of its place.
  private static func checkFolding(_ tokens: [Token], of scalars: [Unicode.Scalar]) {
    let once = words(tokens)
    require(FoldedText.of(once) == once, "folding is idempotent")
    var end = 0
    for token in tokens {
      let range = token.source
      require(!token.text.isEmpty && !range.isEmpty, "no word is empty")
      require(range.lowerBound >= end && range.upperBound <= scalars.count, "places ascend")
      require(FoldedText.of(slice(scalars, range)) == token.text, "a place folds to its word")
      end = range.upperBound
    }
  }

  /// Every word read stands where whole typed words stand, and every word is in one clause.
  private static func checkReading(
    _ message: ReadMessage, folded: [Token], of scalars: [Unicode.Scalar]
  ) {
    let starts = Set(folded.map(\.source.lowerBound))
    let ends = Set(folded.map(\.source.upperBound))
    var start = 0
    for token in message.tokens {
      let range = token.source
      require(!token.text.isEmpty, "no word read is empty")
      require(range.lowerBound >= start, "places of words read ascend")
      require(starts.contains(range.lowerBound), "a word read begins where a typed word does")
      require(ends.contains(range.upperBound), "a word read ends where a typed word does")
      let typed = folded.filter { $0.source.lowerBound >= range.lowerBound }
        .prefix { $0.source.upperBound <= range.upperBound }
      require(FoldedText.of(slice(scalars, range)) == words(typed), "a place folds to its words")
      start = range.lowerBound
    }
    require(
      message.sentences.flatMap { Array($0.tokens) } == Array(message.tokens.indices),
      "every word is in one sentence")
  }

  /// A first turn answers, and says of what was understood where it stands.
  private static func checkTurn(_ text: String, length: Int) {
    let engine = FuzzedBot.engine
    let now = Timestamp(seconds: 0)
    let opened = engine.open(conversation: "c", at: now)
    let turn = engine.respond(to: .text(text), in: opened.state, conversation: "c", at: now).turn
    require(!turn.messages.isEmpty, "every message is answered")
    require(turn.messages.allSatisfy { !$0.text.isEmpty }, "no message of a turn is empty")
    for intent in turn.understanding.intents {
      require(intent.range.count == 2, "a range has two ends")
      require(intent.range[0] <= intent.range[1], "a range ascends")
      require(intent.confidence > 0 && intent.confidence < 1, "confidence is a part of one")
      if !turn.understanding.redacted {
        require(intent.range[1] <= length, "what is understood stands in the message")
      }
    }
  }

  private static func words(_ tokens: some Sequence<Token>) -> String {
    tokens.map(\.text).joined(separator: " ")
  }

  private static func slice(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> String {
    var slice = String.UnicodeScalarView()
    slice.append(contentsOf: scalars[range])
    return String(slice)
  }
}

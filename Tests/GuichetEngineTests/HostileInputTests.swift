import Foundation
import GuichetCore
import GuichetEngine
import GuichetTestKit
import Testing

/// Messages nobody would write on purpose, and some that people would.
@Suite struct HostileInputTests {
  private let engine: Engine

  init() throws { engine = try SmallBot.engine() }

  @Test(arguments: ["", " ", "\n\t\r\n", "???", "!!! ...", "—", "\u{200B}\u{200D}", "🙂🙂", "\u{7F}"])
  func aMessageWithoutWordsIsEmpty(text: String) {
    var talk = Conversation(engine)
    let turn = talk.say(text)
    #expect(turn.whole.hasPrefix("empty un"))
    #expect(turn.outcome == .fallback)
    #expect(turn.step == "card.ask")
  }

  @Test func aMessageOverTheLimitIsTooLongAndOneAtItIsNot() {
    var talk = Conversation(engine)
    #expect(talk.say(String(repeating: "a", count: 201)).whole.hasPrefix("too-long"))
    #expect(talk.say(String(repeating: "a", count: 200)).whole.hasPrefix("fallback.1"))
    #expect(talk.say(String(repeating: "é", count: 200)).whole.hasPrefix("fallback.2"))
  }

  @Test func aMegabyteIsAnsweredAtOnce() throws {
    for piece in ["a", "mot de passe est ", "e\u{301}", "🙂", "((((", "\u{0}"] {
      var talk = Conversation(engine)
      let text = String(repeating: piece, count: 1_048_576 / piece.utf8.count)
      let clock = ContinuousClock()
      let time = clock.measure {
        #expect(talk.say(text).whole.hasPrefix("too-long"))
        #expect(engine.masked(.text(text)).unicodeScalars.count <= 200)
      }
      #expect(time < .seconds(5), "\(piece): \(time)")
      #expect(try talk.json().utf8.count < 20_000)
    }
  }

  @Test(arguments: ["\u{1}\u{2}\u{3}", "a\u{0}\u{0}", "\u{1B}[2J\u{7}\u{8}"])
  func controlCharactersAreUnreadable(text: String) {
    var talk = Conversation(engine)
    let turn = talk.say(text)
    #expect(turn.whole.hasPrefix("unreadable") || turn.whole.hasPrefix("fallback"), "\(turn.whole)")
    #expect(turn.outcome == .fallback)
  }

  @Test func aStrayControlCharacterIsReadOver() {
    var talk = Conversation(engine)
    #expect(talk.say("j'ai une\u{7} carte").situation["hasCard"] == "yes")
  }

  @Test(arguments: [[0xFF, 0xFE, 0xFD], [0xC3, 0x28, 0xA0, 0xA1], [0xED, 0xA0, 0x80, 0x00]])
  func invalidUTF8DecodedLossilyIsAnswered(bytes: [UInt8]) {
    var talk = Conversation(engine)
    let turn = talk.say(String(decoding: bytes, as: UTF8.self))
    #expect(turn.whole.hasPrefix("unreadable"))
    #expect(turn.outcome == .fallback)
  }

  @Test func aWordWithABrokenByteIsAnsweredTheSameEveryTime() {
    let text = String(decoding: Array("j'ai une carte ".utf8) + [0xFF], as: UTF8.self)
    var talk = Conversation(engine)
    #expect(talk.say(text).situation["hasCard"] == "yes")
  }

  @Test(arguments: [
    "les heures", "oui", "azerty uiop", "", "aide", "42", "un renseignement", "retour",
  ])
  func twentyTimesTheSameMessageAlwaysGetsAReply(text: String) {
    var talk = Conversation(engine)
    for _ in 0..<20 {
      let turn = talk.say(text)
      #expect(!turn.messages.isEmpty)
      #expect(turn.messages.allSatisfy { !$0.text.isEmpty })
      #expect(!turn.whole.contains("{"))
    }
    #expect(talk.turns.map(\.turn) == Array(0...20))
  }

  @Test func theSameQuestionTwiceIsNotAnsweredWithTheSameWords() {
    for text in ["les heures", "aide", "azerty uiop", "c'est quoi une carte"] {
      var talk = Conversation(engine)
      var last = ""
      for _ in 0..<4 {
        let said = talk.say(text).whole
        #expect(said != last, "\(text)")
        last = said
      }
    }
  }

  @Test func aChoiceThatWasNotOfferedIsReadAsText() {
    var talk = Conversation(engine)
    #expect(talk.pick("j'ai une carte").situation["hasCard"] == "yes")
    #expect(talk.pick("fait").situation["accountOpened"] == "yes")
    #expect(talk.pick("\u{0}").outcome == .fallback)
    #expect(talk.pick(String(repeating: "x", count: 500)).whole.hasPrefix("too-long"))
  }

  @Test func anythingAtAllGetsAReply() {
    var generator = SeededGenerator(seed: 3)
    let pieces = [
      "oui", "non", "carte", "compte", "livre", "?", "!", " ", "'", "j ai", "pas de", "\u{301}",
      "🙂", "\u{0}", "[masqué]", "@question", "@carte", "{status}", "«", "mot de passe est ", "1",
      "retour", "\u{202E}", "ﬁ", "ＡＢ", "et", "mais", ",", ".", "\n",
    ]
    for _ in 0..<150 {
      var talk = Conversation(engine)
      for _ in 0..<4 {
        let count = Int.random(in: 0...8, using: &generator)
        let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        let turn = talk.say(text)
        #expect(!turn.whole.isEmpty, "\(text)")
        for intent in turn.understanding.intents {
          #expect(intent.confidence > 0 && intent.confidence <= 1, "\(text)")
          #expect(intent.range.count == 2 && intent.range[0] <= intent.range[1], "\(text)")
        }
      }
    }
  }
}

import Foundation
import GuichetCore
import GuichetEngine
import GuichetTestKit
import Testing

/// What a person should not have typed is nowhere in what is kept or sent.
@Suite struct PrivacyTests {
  private let engine: Engine

  init() throws { engine = try SmallBot.engine() }

  @Test(arguments: [
    "mon mot de passe est tulipe99", "Mon MOT DE PASSE est tulipe99, j'ai une carte",
    "mon mot de passe est tu\u{200B}lipe99",
    "bonjour\nmot de passe est tulipe99\nretour",
  ])
  func aSecretIsInNoTurnAndNoState(text: String) throws {
    var talk = Conversation(engine)
    talk.say("oui")
    let turn = talk.say(text)
    talk.say("répétez")
    talk.say("retour")
    #expect(turn.understanding.redacted)
    #expect(turn.topics == ["secret.told"])
    #expect(!engine.masked(.text(text)).contains("lipe99"))
    #expect(!(try talk.json()).contains("lipe99"))
  }

  @Test func aSecretAnnouncedByTheMessageBeforeIsInNoTurnAndNoState() throws {
    var talk = Conversation(engine)
    talk.say("mon mot de passe est")
    let turn = talk.say("tulipes")
    #expect(turn.understanding.redacted)
    #expect(turn.topics == ["secret.told"])
    talk.say("répétez")
    #expect(!(try talk.json()).contains("tulipes"))
    #expect(!talk.say("tulipes").understanding.redacted)
  }

  @Test func whatIsPersonalIsHiddenWithoutAWord() throws {
    var talk = Conversation(engine)
    let turn = talk.say("j'ai une carte, jo@exemple.org")
    #expect(turn.understanding.redacted)
    #expect(turn.topics == [])
    #expect(turn.situation["hasCard"] == "yes")
    #expect(!(try talk.json()).contains("exemple"))
  }

  @Test func aSecretSentAsAChoiceIsMaskedToo() throws {
    var talk = Conversation(engine)
    talk.pick("mon mot de passe est tulipe99")
    #expect(!(try talk.json()).contains("tulipe"))
    #expect(
      engine.masked(.choice("mon mot de passe est tulipe99")) == "mon mot de passe est [masqué]")
  }

  @Test func aSecretAcrossTheLengthLimitIsNotKeptInPart() {
    for padding in 150...200 {
      let text = String(repeating: "x", count: padding) + " mot de passe est tulipe99 fin"
      let masked = engine.masked(.text(text))
      #expect(!masked.contains("tul"), "\(padding): \(masked)")
      #expect(masked.unicodeScalars.count <= 200)
    }
  }

  @Test func aSecretWhoseContextIsBeyondTheLimitIsNotKept() {
    let text = "123456 " + String(repeating: "y", count: 250) + " voilà mon secret"
    #expect(!engine.masked(.text(text)).contains("123456"))
    let far = "123456 " + String(repeating: "y", count: 100_000) + " voilà mon secret"
    #expect(!engine.masked(.text(far)).contains("123456"))
  }

  @Test func anOrdinaryMessageIsKeptAsItIs() {
    #expect(
      engine.masked(.text("Bonjour,  j'ai\nune carte e\u{301}"))
        == "Bonjour,  j'ai\nune carte e\u{301}")
    #expect(engine.masked(.text("")) == "")
  }

  @Test func aFactBesideASecretIsHeard() {
    var talk = Conversation(engine)
    #expect(
      talk.say("j'ai une carte et mon mot de passe est tulipe99").situation["hasCard"] == "yes")
  }
}

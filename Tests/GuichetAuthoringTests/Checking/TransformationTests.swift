import Testing

@testable import GuichetAuthoring

struct TransformationTests {
  private func apply(_ transformation: Transformation, to text: String) -> String? {
    transformation.applied(to: text, isQuestion: true)
  }

  @Test func eachTransformationWritesTheMessageItsWay() {
    #expect(apply(.withoutAccents, to: "Où ça, l'accès?") == "Ou ca, l'acces?")
    #expect(apply(.inCapitals, to: "où") == "OÙ")
    #expect(apply(.questionMark, to: "c'est quoi ?") == "c'est quoi")
    #expect(apply(.questionMark, to: "quel code") == "quel code ?")
    #expect(apply(.questionMark, to: "dois-je y aller?") == "dois-je y aller")
    #expect(apply(.greeting, to: "où") == "bonjour, où")
    #expect(apply(.thanks, to: "où?") == "où? merci beaucoup")
    #expect(apply(.thanks, to: "où") == "où, merci beaucoup")
    #expect(apply(.lostApostrophe, to: "l’accès") == "laccès")
  }

  @Test func whatWouldChangeNothingDoesNotApply() {
    #expect(apply(.withoutAccents, to: "code") == nil)
    #expect(apply(.inCapitals, to: "CODE") == nil)
    #expect(apply(.lostApostrophe, to: "code") == nil)
    #expect(apply(.familiar, to: "j'ai un code") == nil)
    #expect(apply(.slip, to: "le rse") == nil)
    #expect(apply(.questionMark, to: "je veux un code") == nil)
    #expect(Transformation.questionMark.applied(to: "j'ai un code", isQuestion: false) == nil)
  }

  @Test(arguments: [
    ("Pouvez-vous m'aider?", "peux-tu m'aider?"), ("vous devez", "tu dois"),
    ("Donnez-moi votre code", "Donne-moi ton code"), ("expliquez-nous", "explique-nous"),
    ("Pourriez-vous m'aider", "Pourrais-tu m'aider"), ("je vous appelle", "je te appelle"),
    ("s’il vous plaît", "s'il te plaît"), ("vous connaissez", "tu connaisses"),
    ("vos rôles svp", "tes rôles stp"), ("bonsoir à vous", "bonsoir à toi"),
    ("vous disiez", "tu disais"), ("vous me demandez ça", "tu me demandes ça"),
    ("venez me voir", nil),
  ])
  func vousBecomesTu(formal: String, familiar: String?) {
    #expect(FamiliarForm.of(formal) == familiar)
  }

  @Test func aSlipChangesOneLetterOfOneLongWordTheSameWayEveryTime() throws {
    for text in ["où est mon code", "le répondant municipal", "C'est l'identifiant"] {
      let slip = try #require(apply(.slip, to: text))
      #expect(apply(.slip, to: text) == slip)
      #expect(slip != text)
      #expect(abs(slip.unicodeScalars.count - text.unicodeScalars.count) <= 1)
    }
  }

  @Test func slipsAreOfEveryKind() {
    let lengths = Set((0..<60).compactMap { apply(.slip, to: "identifiant \($0)")?.count })
    #expect(lengths.count >= 3)
  }
}

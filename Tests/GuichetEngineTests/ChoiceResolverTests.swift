import GuichetCore
import Testing

@testable import GuichetEngine

@Suite struct ChoiceResolverTests {
  private static let choices = [
    Choice(label: "Oui, j'ai un code", value: "oui"),
    Choice(label: "Non, pas encore", value: "non"),
    Choice(label: "Je ne sais pas", value: "incertain"),
  ]

  private func resolve(_ text: String, _ choices: [Choice] = choices) -> ChoiceResolver.Result {
    ChoiceResolver.resolve(text.split(separator: " ").map(String.init), among: choices)
  }

  @Test(arguments: [
    ("1", 0), ("2", 1), ("3", 2), ("le 2", 1), ("numero 2", 1), ("option 2 svp", 1),
    ("je prends la 3 s il vous plait", 2), ("02", 1), ("1er", 0), ("2e", 1),
  ])
  func aNumberIsAChoice(text: String, index: Int) {
    #expect(resolve(text) == .choice(Self.choices[index]))
  }

  @Test(arguments: [
    ("premier", 0), ("la premiere", 0), ("le deuxieme", 1), ("la seconde svp", 1),
    ("le troisieme choix", 2), ("deux", 1), ("numero trois", 2), ("un", 0), ("le un", 0),
    ("option un", 0), ("le dernier", 2), ("la derniere option", 2), ("la deuxieme option", 1),
    ("le second choix", 1), ("plutot la premiere", 0), ("le dernier de la liste svp", 2),
  ])
  func anOrdinalIsAChoice(text: String, index: Int) {
    #expect(resolve(text) == .choice(Self.choices[index]))
  }

  @Test(arguments: [("oui j ai un code", 0), ("non pas encore", 1), ("je ne sais pas", 2)])
  func aLabelIsAChoice(text: String, index: Int) {
    #expect(resolve(text) == .choice(Self.choices[index]))
  }

  @Test(arguments: [("oui", 0), ("non", 1), ("incertain", 2)])
  func aValueIsAChoice(text: String, index: Int) {
    #expect(resolve(text) == .choice(Self.choices[index]))
  }

  @Test(arguments: ["4", "0", "le 12", "quatrieme", "99"])
  func aNumberNoChoiceHasIsOutOfRange(text: String) {
    #expect(resolve(text) == .outOfRange)
  }

  @Test(arguments: [
    "c est un", "pour un", "j en veux un", "un code", "je prends un rendez vous", "moi un",
    "2024", "418 691 2010", "le 2 et le 3", "j ai 2 codes", "99999999999999999999", "-1", "",
    "le", "@question",
  ])
  func otherWordsAreNoChoice(text: String) {
    #expect(resolve(text) == .none)
  }

  @Test func aLabelIsRecognisedHoweverItsWordsAreRead() {
    let words = ["je", "sais", "pas"]
    let typed = "Je ne sais pas !"
    #expect(
      ChoiceResolver.resolve(words, typed: typed, among: Self.choices) == .choice(Self.choices[2]))
  }

  @Test(arguments: ["les deux", "tous les deux", "les 2 svp", "les trois"])
  func bothAreNoNumber(text: String) {
    #expect(resolve(text) == .none)
    let topics = [
      Choice(label: "A", value: "sujet:a", topic: "a"),
      Choice(label: "B", value: "sujet:b", topic: "b"), Choice(label: "Non", value: "aucune"),
    ]
    #expect(resolve(text, topics) == .all(Array(topics.prefix(2))))
  }

  private static let labels = [
    Choice(label: "C'est fait, elle est inscrite", value: "fait"),
    Choice(label: "Ça ne fonctionne pas", value: "bloque"),
    Choice(label: "J'ai reçu mon code", value: "recu"),
  ]

  @Test(arguments: [
    ("elle y est inscrite", 0), ("l organisation est inscrite", 0), ("rien ne fonctionne", 1),
    ("le code est recu", 2),
  ])
  func aLabelInOtherWordsIsAChoice(text: String, index: Int) {
    let words = text.split(separator: " ").map(String.init)
    #expect(ChoiceResolver.paraphrased(words, among: Self.labels) == Self.labels[index])
  }

  @Test(arguments: [
    "elle n est pas inscrite", "ca fonctionne", "le code", "inscrite au code recu et fonctionne",
    "",
    "ma cousine qui est inscrite a un autre cours du soir le mardi", "pas recu de code",
  ])
  func otherWordsAreNoParaphrase(text: String) {
    let words = text.split(separator: " ").map(String.init)
    #expect(ChoiceResolver.paraphrased(words, among: Self.labels) == nil)
  }

  @Test func withoutChoicesNothingIsOutOfRange() {
    #expect(resolve("1", []) == .none)
    #expect(resolve("premier", []) == .none)
  }

  @Test func aQuestionMarkChangesNothing() {
    #expect(resolve("2 @question") == .choice(Self.choices[1]))
  }

  @Test func aLongSentenceIsNoChoice() {
    #expect(resolve(Array(repeating: "le", count: 20).joined(separator: " ") + " 2") == .none)
  }

  @Test func aLabelThatIsANumberWinsOverTheNumber() {
    let years = [Choice(label: "2", value: "b"), Choice(label: "1", value: "a")]
    #expect(resolve("1", years) == .choice(years[1]))
  }
}

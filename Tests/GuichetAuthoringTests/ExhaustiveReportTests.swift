import GuichetAuthoring
import Testing

struct ExhaustiveReportTests {
  @Test func aSoundDialogueIsToldEverythingThatWasProved() {
    var report = DialogueWalk.Report()
    report.steps = (3, 3)
    let text = ExhaustiveCheck.text(of: report)
    #expect(text.contains("étapes atteintes : 3 sur 3"))
    for proof in [
      "le but reste accessible", "prochaine étape", "aucune réponse n'est vide",
      "ne dépasse 900 caractères", "accolade", "deux fois de suite",
      "un message est envoyé 8 fois", "« pourquoi ? »", "« retour »",
    ] { #expect(text.contains(proof), "\(proof)") }
  }

  @Test func aFailureIsToldWithItsConversationAndNothingIsCalledProved() {
    var report = DialogueWalk.Report()
    report.violations = [
      DialogueWalk.Violation(message: "réponse vide", witness: ["oui", "retour"])
    ]
    let text = ExhaustiveCheck.text(of: report)
    #expect(text.hasSuffix("ÉCHEC : réponse vide\n    › oui\n    › retour"))
    #expect(!text.contains("Prouvé"))
  }
}

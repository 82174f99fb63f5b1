import GuichetCore
import GuichetEngine
import GuichetMatching

/// The examples of masks: a secret must be hidden, and what is none must not be.
enum MaskCheck {
  static func run(_ draft: BotDraft, findings: inout [Diagnostic]) {
    for (masks, example) in draft.maskExamples
    where draft.bot.masker.masked(example.text).isRedacted != masks {
      findings.append(
        Diagnostic(
          masks ? "mask.missed" : "mask.wrong",
          masks
            ? "« \(example.text) » contient un secret et n'est pas masqué ; élargissez un masque"
            : "« \(example.text) » ne contient pas de secret et est masqué ; resserrez le masque",
          at: example.location))
    }
  }
}

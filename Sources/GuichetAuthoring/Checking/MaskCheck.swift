import GuichetCore
import GuichetEngine
import GuichetMatching

/// The examples of masks: a secret must be hidden, and what is none must not be.
enum MaskCheck {
  static func run(_ draft: BotDraft, findings: inout [Diagnostic]) {
    let masker = draft.bot.masker
    for example in draft.maskExamples {
      let announced = example.earlier.last.map { masker.announcements(in: $0) } ?? []
      guard masker.masked(example.text, announced: announced).isRedacted != example.isMasked
      else { continue }
      findings.append(
        Diagnostic(
          example.isMasked ? "mask.missed" : "mask.wrong",
          example.isMasked
            ? "« \(example.text) » contient un secret et n'est pas masqué ; élargissez un masque"
            : "« \(example.text) » ne contient pas de secret et est masqué ; resserrez le masque",
          at: example.location))
    }
  }
}

import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetKnowledge

/// What the answers say of the guide, and how long they are.
enum CoverageCheck {
  /// Characters of a reply that a person reads without scrolling back.
  private static let longestReply = 900

  static func run(_ draft: BotDraft, findings: inout [Diagnostic]) {
    checkGuide(draft, findings: &findings)
    checkLengths(draft, findings: &findings)
  }

  /// Every paragraph stands behind an answer, or is left out for a reason.
  private static func checkGuide(_ draft: BotDraft, findings: inout [Diagnostic]) {
    let uncovered = draft.knowledge.uncovered(by: draft.references)
    let leftOut = Dictionary(draft.leftOut.map { ($0.paragraph, $0) }) { first, _ in first }
    for paragraph in uncovered where leftOut[paragraph.id] == nil {
      findings.append(
        Diagnostic(
          "guide.uncovered",
          "aucune réponse ne s'appuie sur le passage \(paragraph.id) du guide (lignes "
            + "\(paragraph.lines.first) à \(paragraph.lines.last) : « \(paragraph.text.prefix(60))… »)"
            + " ; citez-le dans les « sources » d'une réponse, ou ajoutez « \(paragraph.id): raison »"
            + " sous left-out",
          severity: .warning, at: draft.leftOutPlace))
    }
    let known = Set(draft.knowledge.paragraphs.map(\.id))
    let open = Set(uncovered.map(\.id))
    for entry in draft.leftOut {
      if !known.contains(entry.paragraph) {
        findings.append(
          Diagnostic(
            "guide.left-out.unknown",
            "le guide n'a pas de passage « \(entry.paragraph) » ; « guichet guide show » les montre",
            at: entry.location))
      } else if !open.contains(entry.paragraph) {
        findings.append(
          Diagnostic(
            "guide.left-out.covered",
            "une réponse s'appuie sur le passage \(entry.paragraph) ; retirez-le de left-out",
            severity: .warning, at: entry.location))
      }
    }
  }

  /// An answer and the question that follows it fit on a screen.
  private static func checkLengths(_ draft: BotDraft, findings: inout [Diagnostic]) {
    let asks = draft.bot.flow.steps.flatMap { draft.bot.texts["\($0.id).ask"] ?? [] }
    let longestAsk = asks.map(\.count).max() ?? 0
    for (topic, answer) in draft.bot.answers.sorted(by: { $0.key < $1.key }) {
      let texts =
        [answer.text, answer.again] + [answer.short].compactMap(\.self)
        + answer.variants.compactMap(\.text)
      let longest = texts.map(\.count).max() ?? 0
      guard longest + longestAsk > longestReply, let place = draft.answerPlaces[topic] else {
        continue
      }
      findings.append(
        Diagnostic(
          "answer.long",
          "la réponse « \(topic) » fait \(longest) caractères, jusqu'à \(longest + longestAsk) avec "
            + "la question qui suit ; ramenez-la sous \(longestReply - longestAsk)",
          severity: .warning, at: place))
    }
  }
}

import GuichetDialogue
import GuichetEngine

/// Short labels for steps and milestones, out of the bot's own texts.
struct GraphLabels {
  /// A redirection of answers is followed this often at most.
  private static let mostRedirections = 8

  let bot: Bot

  /// A question's own words when it begins with them, otherwise the step as the status puts it.
  func label(of step: Step) -> String {
    switch step.kind {
    case .question:
      return openingQuestion(of: text("\(step.id).ask")) ?? text("\(step.id).next").map(capitalized)
        ?? step.id
    case .action: return text("\(step.id).next").map(capitalized) ?? step.id
    case .end: return sentence(for: step.condition) ?? step.id
    }
  }

  /// What a person knows when a condition holds, such as « Vous avez votre code »; `nil` when a term
  /// leaves a choice of values or has no text.
  func sentence(for condition: Condition) -> String? {
    var known: [String] = []
    for (fact, values) in condition.terms {
      guard values.count == 1, let value = values.first, let text = text("known.\(fact).\(value)")
      else { return nil }
      known.append(text)
    }
    return known.isEmpty ? nil : capitalized(known.joined(separator: ", "))
  }

  /// The contact of the answer that explains a step.
  func contact(of step: Step, in situation: [String: String]) -> String? {
    var topic = step.topic
    for _ in 0..<Self.mostRedirections {
      guard let answer = topic.flatMap({ bot.answers[$0] }) else { return nil }
      let variant = answer.variants.first { $0.condition.holds(in: situation) }
      guard let use = variant?.use else { return answer.contact }
      topic = use
    }
    return nil
  }

  /// The first wording of a text, `nil` when there is none.
  private func text(_ id: String) -> String? {
    bot.texts[id]?.first.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
  }

  private func openingQuestion(of text: String?) -> String? {
    guard let text, let end = text.firstIndex(where: { ".?!".contains($0) }), text[end] == "?"
    else { return nil }
    return String(text[...end])
  }

  private func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

import GuichetCore
import PatternEngine

/// One thing that differs, without its turn.
struct Difference: Equatable {
  var kind: Mismatch.Kind
  var expected: String
  var got: String
  var location: SourceLocation
}

/// Compares one message of a turn with what a block expects of it.
struct MessageComparison {
  let turn: Turn
  /// The message; `nil` in `#end`, where assertions are about the turn.
  let message: Message?
  /// How texts are compared.
  var syntax = TranscriptSyntax.strict

  /// What differs, the text first, then the assertions in their order.
  func differences(from reply: ExpectedReply) -> [Difference] {
    var differences: [Difference] = []
    if let text = reply.text, let message {
      let isSame = agrees(text, with: message.text)
      if isSame == text.isNegated {
        differences.append(
          Difference(
            kind: .wording, expected: (text.isNegated ? "autre chose que : " : "") + text.text,
            got: message.text, location: text.location))
      }
    }
    return differences + reply.assertions.flatMap(self.differences)
  }

  /// Whether a message is the text expected, or any phrasing of the list it names.
  private func agrees(_ text: ExpectedText, with got: String) -> Bool {
    if syntax == .strict, text.phrasings.isEmpty, text.text == got { return true }
    let candidates = text.phrasings.isEmpty ? [text.text] : text.phrasings
    let folded = TextFolding.folded(got)
    return candidates.contains { candidate in
      let wanted = TextFolding.folded(candidate)
      return syntax == .strict
        ? wanted == folded : Wildcard(wanted.lowercased()).isFound(in: folded.lowercased())
    }
  }

  /// What differs from one assertion.
  func differences(from assertion: Assertion) -> [Difference] {
    switch assertion.check {
    case .text(let check): wording(check, assertion)
    case .buttons(let labels): buttons(labels, assertion)
    case .intent(let ids): intents(ids, assertion)
    case .confidence(let minimum): confidence(minimum, assertion)
    case .topic(let id): single(.topic, id, message?.topic, assertion)
    case .step(let id): single(.step, id, turn.step, assertion)
    case .outcome(let outcome): single(.outcome, outcome.rawValue, turn.outcome.rawValue, assertion)
    case .situation(let facts): situation(facts, assertion)
    case .source(let sections): sources(sections, assertion)
    }
  }

  private func difference(
    _ kind: Mismatch.Kind, _ got: String, _ assertion: Assertion
  ) -> [Difference] {
    [
      Difference(
        kind: kind, expected: assertion.written, got: got, location: assertion.location)
    ]
  }

  private func verdict(
    _ holds: Bool, _ kind: Mismatch.Kind, _ got: String, _ assertion: Assertion
  ) -> [Difference] {
    holds == assertion.isNegated ? difference(kind, got, assertion) : []
  }

  private func wording(_ check: TextCheck, _ assertion: Assertion) -> [Difference] {
    let text = message?.text ?? ""
    do {
      return verdict(try check.holds(for: text), .wording, text, assertion)
    } catch {
      // A pattern that gave up neither holds nor fails to hold.
      return difference(.wording, "\(text)\n(PCRE2 : \(error.sentence))", assertion)
    }
  }

  /// Exactly the labels, in order; negated: none of them (Botium's `!BUTTONS a|b`).
  private func buttons(_ labels: [String], _ assertion: Assertion) -> [Difference] {
    let offered = (message?.choices ?? []).map(\.label)
    if offered == labels, !labels.isEmpty, !assertion.isNegated { return [] }
    let got = offered.isEmpty ? "aucun choix" : "BUTTONS " + CommandArguments.written(offered)
    let folded = offered.map(TextFolding.folded)
    let wanted = labels.map(TextFolding.folded)
    let holds: Bool =
      if wanted.isEmpty {
        !folded.isEmpty
      } else if assertion.isNegated {
        wanted.contains { folded.contains($0) }
      } else if syntax == .botium {
        wanted.allSatisfy { folded.contains($0) }
      } else {
        wanted == folded
      }
    return verdict(holds, .choices, got, assertion)
  }

  /// The intents begin with these, the winner first; negated: none of these was found.
  private func intents(_ ids: [String], _ assertion: Assertion) -> [Difference] {
    let found = turn.understanding.intents.map(\.id)
    let got = found.isEmpty ? "aucune intention" : "INTENT " + found.joined(separator: "|")
    let holds: Bool =
      if ids.isEmpty {
        !found.isEmpty
      } else if assertion.isNegated {
        ids.contains { found.contains($0) }
      } else {
        found.starts(with: ids)
      }
    return verdict(holds, .intent, got, assertion)
  }

  private func confidence(_ minimum: Int, _ assertion: Assertion) -> [Difference] {
    let found = turn.understanding.intents.first.map { Int(($0.confidence * 100).rounded()) }
    return verdict(
      (found ?? -1) >= minimum, .intent,
      found.map { "INTENT_CONFIDENCE \($0)" } ?? "aucune intention", assertion)
  }

  private func single(
    _ kind: Mismatch.Kind, _ wanted: String?, _ found: String?, _ assertion: Assertion
  ) -> [Difference] {
    let holds = wanted.map { $0 == found } ?? (found != nil)
    let got = found.map { "\(kind.rawValue.uppercased()) \($0)" } ?? Self.nothing(kind)
    return verdict(holds, kind, got, assertion)
  }

  private static func nothing(_ kind: Mismatch.Kind) -> String {
    kind == .step ? "aucune étape" : "aucun sujet"
  }

  /// One difference for each fact.
  private func situation(_ facts: [Assertion.Fact], _ assertion: Assertion) -> [Difference] {
    facts.flatMap { fact -> [Difference] in
      guard let value = turn.situation[fact.name] else {
        return difference(.situation, "aucun fait « \(fact.name) »", assertion)
      }
      return verdict(
        value == fact.value, .situation, "SITUATION \(fact.name)=\(value)", assertion)
    }
  }

  /// All of the sections are among the message's; negated: none is.
  private func sources(_ sections: [String], _ assertion: Assertion) -> [Difference] {
    let found = (message?.sources ?? []).map(\.section)
    let got = found.isEmpty ? "aucune source" : "SOURCE " + CommandArguments.written(found)
    let holds: Bool =
      if sections.isEmpty {
        !found.isEmpty
      } else if assertion.isNegated {
        sections.contains { found.contains($0) }
      } else {
        sections.allSatisfy { found.contains($0) }
      }
    return verdict(holds, .source, got, assertion)
  }
}

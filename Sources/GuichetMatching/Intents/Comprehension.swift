import GuichetCore

/// What a message says, clause by clause: the questions, the facts and the control phrases in it.
package struct Comprehension: Sendable {
  /// One intent found, with everything that explains it.
  package struct Finding: Sendable {
    package var intent: Intent
    package var reading: Reading
    /// Whether « il », « ça » or the question asked had to be filled in.
    package var usesFocus: Bool
    /// Other topics whose pattern fits exactly as well.
    package var rivals: [Intent]
  }

  /// The message's words.
  package var message: ReadMessage
  /// What was found, in the order of the message.
  package var findings: [Finding]
  /// Clauses in which nothing was found.
  package var unread: [Clause]
  /// The entities mentioned, in the order of the message.
  package var entities: [String]
  /// What matching did.
  package var trace: MatchTrace

  /// The findings of one kind.
  package func findings(_ kind: Intent.Kind) -> [Finding] {
    findings.filter { $0.intent.kind == kind }
  }
}

/// Reads messages with a matcher: clause first, then what the clause refers back to, then the whole
/// sentence, then the whole message.
public struct Comprehender: Sendable {
  /// The prefix of intents made from the lexicon's entities.
  package static let entityPrefix = "entity."

  private let reader: MessageReader
  private let matcher: IntentMatcher

  /// Creates a comprehender.
  public init(reader: MessageReader, matcher: IntentMatcher) {
    self.reader = reader
    self.matcher = matcher
  }

  /// Understands a message.
  ///
  /// - Parameters:
  ///   - text: The message, secrets already masked.
  ///   - focus: What « il », « ça », « leur » may refer to, the most likely group first.
  package func comprehend(_ text: String, focus: [[String]]) -> Comprehension {
    var work = Work(message: reader.read(text), matcher: matcher, focus: focus)
    work.run()
    return Comprehension(
      message: work.message, findings: work.findings, unread: work.unread,
      entities: work.entities, trace: work.trace)
  }

  private struct Work {
    let message: ReadMessage
    let matcher: IntentMatcher
    let focus: [[String]]
    var findings: [Comprehension.Finding] = []
    var unread: [Clause] = []
    var entities: [String] = []
    var trace = MatchTrace()

    mutating func run() {
      for sentence in message.sentences {
        let before = findings.count
        for (index, range) in sentence.clauses.enumerated() {
          let isLast = index == sentence.clauses.count - 1
          readClause(range, isQuestion: sentence.isQuestion && isLast)
        }
        let found = findings[before...]
        if sentence.clauses.count > 1, !found.contains(where: { $0.intent.kind == .ask }) {
          addMissing(from: sentence.tokens, isQuestion: sentence.isQuestion)
        }
      }
      let saysSomething = findings.contains { $0.intent.kind == .ask || $0.intent.kind == .tell }
      if message.sentences.count > 1, !saysSomething {
        addMissing(
          from: message.tokens.indices,
          isQuestion: message.sentences.contains { $0.isQuestion })
      }
    }

    private mutating func readClause(_ range: Range<Int>, isQuestion: Bool) {
      let clause = Clause(message.tokens, tokens: range, isQuestion: isQuestion)
      let readings = matcher.readings(in: clause, trace: &trace)
      let mentioned = entityNames(in: readings)
      var found = selected(from: readings, usesFocus: false)
      if !found.contains(where: { $0.intent.kind == .ask || $0.intent.kind == .control }) {
        found = withFocus(range, isQuestion: isQuestion, instead: found)
      }
      if found.isEmpty { unread.append(clause) }
      findings.append(contentsOf: found)
      for name in mentioned {
        entities.removeAll { $0 == name }
        entities.append(name)
      }
    }

    /// Tries what the clause may refer back to: what this message mentioned last, then the context.
    private mutating func withFocus(
      _ range: Range<Int>, isQuestion: Bool, instead found: [Comprehension.Finding]
    ) -> [Comprehension.Finding] {
      let groups = entities.reversed().map { [$0] } + focus
      for group in groups.prefix(6) {
        let clause = Clause(
          message.tokens, tokens: range, isQuestion: isQuestion, focus: group)
        let readings = matcher.readings(in: clause, trace: &trace)
        let candidates = selected(from: readings, usesFocus: true)
        let gained = candidates.filter { candidate in
          !found.contains { $0.intent.id == candidate.intent.id }
        }
        if !gained.isEmpty, found.isEmpty || gained.contains(where: { $0.intent.kind == .ask }) {
          return found + gained
        }
      }
      return found
    }

    /// Reads a longer stretch, and keeps what its clauses alone did not say.
    private mutating func addMissing(from range: Range<Int>, isQuestion: Bool) {
      let clause = Clause(message.tokens, tokens: range, isQuestion: isQuestion)
      let readings = matcher.readings(in: clause, trace: &trace)
      for finding in selected(from: readings, usesFocus: false)
      where finding.intent.kind == .ask || finding.intent.kind == .tell {
        let facts = Set(findings.flatMap { $0.intent.sets.map(\.fact) })
        if finding.intent.kind == .tell, finding.intent.sets.contains(where: { facts.contains($0.fact) }) {
          continue
        }
        findings.append(finding)
      }
    }

    private func entityNames(in readings: [Reading]) -> [String] {
      readings
        .filter { matcher.intents[$0.intent].kind == .entity }
        .sorted { ($0.ranges.first?.lowerBound ?? 0) < ($1.ranges.first?.lowerBound ?? 0) }
        .map { String(matcher.intents[$0.intent].id.dropFirst(entityPrefix.count)) }
    }

    /// One control phrase, or the best question and every fact of a clause.
    private func selected(from readings: [Reading], usesFocus: Bool) -> [Comprehension.Finding] {
      func finding(_ reading: Reading, rivals: [Intent] = []) -> Comprehension.Finding {
        Comprehension.Finding(
          intent: matcher.intents[reading.intent], reading: reading, usesFocus: usesFocus,
          rivals: rivals)
      }
      func of(_ kind: Intent.Kind) -> [Reading] {
        readings.filter { matcher.intents[$0.intent].kind == kind }
      }
      var result: [Comprehension.Finding] = []
      var facts: Set<String> = []
      for reading in of(.tell) {
        let names = matcher.intents[reading.intent].sets.map(\.fact)
        if names.contains(where: facts.contains) { continue }
        facts.formUnion(names)
        result.append(finding(reading))
      }
      if let best = of(.ask).first {
        let rivals = of(.ask).dropFirst().filter { !best.isBetter(than: $0) }
          .map { matcher.intents[$0.intent] }
        result.append(finding(best, rivals: rivals))
      }
      if !usesFocus, let control = of(.control).first, result.isEmpty || isStronger(control, than: result) {
        return [finding(control)]
      }
      return result
    }

    /// A control phrase covers its whole clause, so it gives way only to a reading that asks for more.
    private func isStronger(_ control: Reading, than found: [Comprehension.Finding]) -> Bool {
      !found.contains { $0.reading.specificity > max(control.specificity, 1) }
    }
  }
}

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
    /// What fitted as well and gave way, the nearest first.
    package var others: [Finding] = []
  }

  /// The message's words.
  package var message: ReadMessage
  /// What was found, in the order of the message.
  package var findings: [Finding]
  /// Clauses in which nothing was found.
  package var unread: [Clause]
  /// The entities mentioned, in the order of the message.
  package var entities: [String]
  /// The signals given: notions such as `correction` that say how the message is meant.
  package var signals: Set<String>
  /// What matching did.
  package var trace: MatchTrace

  /// The findings of one kind.
  package func findings(_ kind: Intent.Kind) -> [Finding] {
    findings.filter { $0.intent.kind == kind }
  }
}

/// What a word that refers back may mean, from the conversation so far.
package struct Focus: Hashable, Sendable {
  /// The notions, all at once.
  package var names: [String]
  /// Whether the last answer or message was about it: then a question of any length may be, too.
  ///
  /// Otherwise it is only what the open step is about, which a short or referring clause may mean.
  package var wasJustSpokenOf: Bool

  package init(_ names: [String], wasJustSpokenOf: Bool = true) {
    self.names = names
    self.wasJustSpokenOf = wasJustSpokenOf
  }
}

/// Reads messages with a matcher.
///
/// In this order: each clause by itself; a clause that refers back (« il », « ça », « en ») with what
/// the message mentioned before; a sentence as a whole, when its clauses asked nothing; the message
/// as a whole, when its sentences said nothing; and last, when nothing at all was found, the clauses
/// with what the conversation is about.
public struct Comprehender: Sendable {
  /// The prefix of intents made from the lexicon's entities.
  package static let entityPrefix = "entity."
  /// The notion of words that refer back.
  private static let anaphora = "anaphore"
  /// Entities of the lexicon that nothing can refer to: they say how a message is meant.
  private static let signalNames: Set<String> = [anaphora, "correction", "repentir"]
  /// Control phrases that stand beside what is meant.
  private static let courtesies: Set<String> = ["control.greet", "control.thanks"]
  /// A clause of at most this many words may tell a fact about what the conversation is about
  /// without a word that refers to it (« pas encore », « jamais reçu »).
  private static let longestEllipsis = 5

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
  /// - Returns: What was found, clause by clause.
  package func comprehend(_ text: String, focus: [Focus]) -> Comprehension {
    comprehend(read(text), focus: focus)
  }

  /// The ids of the intents, entities apart.
  package var intentIDs: [String] {
    matcher.intents.filter { $0.kind != .entity }.map(\.id)
  }

  /// The words of a message.
  package func read(_ text: String) -> ReadMessage { reader.read(text) }

  /// The same comprehender as if a pattern line, by its number, were not there.
  package func excluding(line: Int) -> Comprehender {
    Comprehender(reader: reader, matcher: matcher.excluding(line: line))
  }

  /// The same comprehender, which remembers what clauses say: for reading many alike.
  package func caching() -> Comprehender {
    Comprehender(reader: reader, matcher: matcher.caching())
  }

  /// Understands a message whose words were read before.
  package func comprehend(_ message: ReadMessage, focus: [Focus]) -> Comprehension {
    var work = Work(message: message, matcher: matcher, focus: focus)
    work.run()
    return Comprehension(
      message: work.message, findings: work.findings, unread: work.unread,
      entities: work.entities, signals: work.signals, trace: work.trace)
  }

  private struct Work {
    let message: ReadMessage
    let matcher: IntentMatcher
    let focus: [Focus]
    var findings: [Comprehension.Finding] = []
    var unread: [Clause] = []
    var entities: [String] = []
    var signals: Set<String> = []
    var trace = MatchTrace()

    private var saysSomething: Bool {
      findings.contains { $0.intent.kind == .ask || $0.intent.kind == .tell }
    }

    mutating func run() {
      for sentence in message.sentences {
        let before = findings.count
        var telling: [Range<Int>] = []
        for (index, range) in sentence.clauses.enumerated() {
          let isLast = index == sentence.clauses.count - 1
          if !isCourtesy(readClause(range, isQuestion: sentence.isQuestion && isLast)) {
            telling.append(range)
          }
        }
        // « Not our business » and « what next? » leave the sentence open: as a whole it may be
        // about a topic.
        let asks = findings[before...].contains {
          $0.intent.kind == .ask && $0.intent.topic != nil
        }
        if telling.count > 1, let first = telling.first, let last = telling.last {
          addMissing(
            [.tell] + (asks ? [] : [.ask]), from: first.lowerBound..<last.upperBound,
            isQuestion: sentence.isQuestion)
        }
      }
      if message.sentences.count > 1, !saysSomething {
        addMissing(
          [.ask, .tell], from: message.tokens.indices,
          isQuestion: message.sentences.contains { $0.isQuestion })
      }
      if !saysSomething { readWithContext() }
    }

    /// Whether a clause is no more than « bonjour » or « merci »: it adds nothing to those beside it.
    private func isCourtesy(_ found: [Comprehension.Finding]) -> Bool {
      !found.isEmpty && found.allSatisfy { courtesies.contains($0.intent.id) }
    }

    /// Reads one clause by itself; gives what was found in it.
    private mutating func readClause(
      _ range: Range<Int>, isQuestion: Bool
    ) -> [Comprehension.Finding] {
      let clause = Clause(message.tokens, tokens: range, isQuestion: isQuestion)
      let readings = matcher.readings(in: clause, trace: &trace)
      var found = selected(from: readings, usesFocus: false)
      if !found.contains(where: { $0.intent.kind == .ask || $0.intent.kind == .control }),
        refersBack(readings)
      {
        for entity in entities.reversed() {
          let gained = gained(
            range, isQuestion: isQuestion, focus: Focus([entity]), beyond: found,
            refersBack: true)
          if gained.isEmpty { continue }
          found += gained
          break
        }
      }
      if found.isEmpty { unread.append(clause) }
      findings.append(contentsOf: found)
      signals.formUnion(names(in: readings).filter(signalNames.contains))
      for name in entityNames(in: readings) {
        entities.removeAll { $0 == name }
        entities.append(name)
      }
      return found
    }

    /// The clauses nothing was found in, read with what the conversation is about.
    private mutating func readWithContext() {
      for clause in unread {
        let isQuestion = clause.words.last == Clause.question
        let readings = matcher.readings(in: clause, trace: &trace)
        let refersBack = refersBack(readings)
        if !entityNames(in: readings).isEmpty, !refersBack { continue }
        func found(with group: Focus) -> [Comprehension.Finding] {
          gained(
            clause.tokens, isQuestion: isQuestion, focus: group, beyond: [],
            refersBack: refersBack)
        }
        // A statement answers the open question before it takes up anything else.
        let open = focus.first { !$0.wasJustSpokenOf }.map { found(with: $0) } ?? []
        if open.contains(where: { $0.intent.kind == .tell }) {
          findings.append(contentsOf: open)
          continue
        }
        for group in focus {
          let gained = found(with: group)
          if gained.isEmpty { continue }
          findings.append(contentsOf: gained)
          break
        }
      }
    }

    /// What a clause says when it is read with something it may refer to.
    private mutating func gained(
      _ range: Range<Int>, isQuestion: Bool, focus: Focus,
      beyond found: [Comprehension.Finding], refersBack: Bool
    ) -> [Comprehension.Finding] {
      let clause = Clause(message.tokens, tokens: range, isQuestion: isQuestion, focus: focus.names)
      let readings = matcher.readings(in: clause, trace: &trace)
      let mayRefer = refersBack || range.count <= longestEllipsis
      return selected(from: readings, usesFocus: true).filter { candidate in
        if found.contains(where: { $0.intent.id == candidate.intent.id }) { return false }
        return mayRefer || (candidate.intent.kind == .ask && focus.wasJustSpokenOf)
      }
    }

    /// Whether a clause has a word such as « il », « en », « ça »: the lexicon's notion `anaphore`.
    private func refersBack(_ readings: [Reading]) -> Bool {
      readings.contains { matcher.intents[$0.intent].id == entityPrefix + anaphora }
    }

    /// Reads a longer stretch, and keeps what its clauses alone did not say.
    private mutating func addMissing(
      _ kinds: [Intent.Kind], from range: Range<Int>, isQuestion: Bool
    ) {
      let clause = Clause(message.tokens, tokens: range, isQuestion: isQuestion)
      let readings = matcher.readings(in: clause, trace: &trace)
      for finding in selected(from: readings, usesFocus: false)
      where kinds.contains(finding.intent.kind) {
        let facts = Set(findings.flatMap { $0.intent.sets.map(\.fact) })
        if finding.intent.sets.contains(where: { facts.contains($0.fact) }) { continue }
        findings.append(finding)
      }
    }

    private func entityNames(in readings: [Reading]) -> [String] {
      names(in: readings).filter { !signalNames.contains($0) }
    }

    /// The entities and signals of a clause, in the order of its words.
    private func names(in readings: [Reading]) -> [String] {
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
        var won = finding(best, rivals: rivals)
        won.others = of(.ask).dropFirst().map { finding($0) }
        result.append(won)
      }
      if !usesFocus, let control = of(.control).first, isStronger(control, than: result) {
        var won = finding(control)
        won.others = result
        return [won]
      }
      return result
    }

    /// A control phrase covers its whole clause, so it gives way only to a reading that asks for more.
    private func isStronger(_ control: Reading, than found: [Comprehension.Finding]) -> Bool {
      !found.contains { $0.reading.specificity > max(control.specificity, 1) }
    }
  }
}

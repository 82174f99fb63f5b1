import GuichetCore
import GuichetEngine
import GuichetMatching

/// The examples of a bot as witnesses: whether one of them would be read wrongly without a line.
struct ExampleTrial: Sendable {
  private struct Sample {
    /// The intent it is an example of, by its index.
    var intent: Int
    var message: ReadMessage
    var isCounterexample: Bool
  }

  private let comprehender: Comprehender
  private let intents: [Intent]
  /// The examples and counter-examples that are read rightly; others witness nothing.
  private let samples: [Sample]
  /// The samples in whose reading a line was the best of its intent.
  private let samplesByLine: [Int: [Int]]
  /// A sample that each line fits.
  private let fitted: [Int: Int]

  /// How many samples witness.
  var count: Int { samples.count }
  /// How many samples are read wrongly with every line in place.
  let wrong: Int

  /// Reads every example with every line in place.
  init(_ draft: BotDraft) {
    comprehender = draft.bot.comprehender
    intents = draft.intents
    var samples: [Sample] = []
    var byLine: [Int: [Int]] = [:]
    var fitted: [Int: Int] = [:]
    var wrong = 0
    for (number, intent) in intents.enumerated() {
      let all = intent.examples.map { ($0, false) } + intent.counterexamples.map { ($0, true) }
      for (phrasing, isCounterexample) in all {
        let text = isCounterexample ? phrasing.text : draft.bot.masker.masked(phrasing.text).text
        let sample = Sample(
          intent: number, message: comprehender.read(text), isCounterexample: isCounterexample)
        let found = comprehender.comprehend(sample.message, focus: [])
        guard Self.isRight(sample, found, intents) else {
          wrong += 1
          continue
        }
        for line in Set(found.trace.linesBest) { byLine[line, default: []].append(samples.count) }
        for line in found.trace.linesFitting where fitted[line] == nil {
          fitted[line] = samples.count
        }
        samples.append(sample)
      }
    }
    self.samples = samples
    self.fitted = fitted
    self.wrong = wrong
    samplesByLine = byLine
  }

  /// Whether some example is read wrongly without a line; the line's own intent is asked first.
  func notices(line: Int, of intent: Int) -> Bool {
    let without = comprehender.excluding(line: line)
    let touched = (samplesByLine[line] ?? []).map { samples[$0] }
    let own = touched.filter { $0.intent == intent }
    return (own + touched.filter { $0.intent != intent }).contains { sample in
      !Self.isRight(sample, without.comprehend(sample.message, focus: []), intents)
    }
  }

  /// Whether a line fits some example.
  func fits(line: Int) -> Bool { fitted[line] != nil }

  /// The line that reads for an intent what another line of it fits.
  func substitute(for line: Int, of intent: Int) -> SourceLocation? {
    guard let sample = (samplesByLine[line]?.first ?? fitted[line]).map({ samples[$0] }) else {
      return nil
    }
    let found = comprehender.excluding(line: line).comprehend(sample.message, focus: [])
    return found.findings.first { $0.intent.id == intents[intent].id }?.reading.location
  }

  /// What ``ExampleCheck`` calls right.
  private static func isRight(
    _ sample: Sample, _ found: Comprehension, _ intents: [Intent]
  ) -> Bool {
    let wanted = intents[sample.intent]
    let has = found.findings.contains { finding in
      if finding.intent.id == wanted.id { return true }
      return !sample.isCounterexample && wanted.kind == .ask && finding.intent.kind == .ask
        && wanted.topic != nil && finding.intent.topic == wanted.topic
    }
    return has != sample.isCounterexample
  }
}

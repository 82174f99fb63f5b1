import GuichetCore
import GuichetEngine
import GuichetMatching

/// The examples of a bot as witnesses: whether one of them would be read wrongly without a line.
struct ExampleTrial: Sendable {
  private struct Sample {
    var read: ReadExample
    var message: ReadMessage
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
    for read in ReadExample.all(of: draft) {
      guard read.isRight else {
        wrong += 1
        continue
      }
      let message = comprehender.read(draft.bot.masker.masked(read.example.text).text)
      let trace = comprehender.comprehend(message, focus: []).trace
      for line in Set(trace.linesBest) { byLine[line, default: []].append(samples.count) }
      for line in trace.linesFitting where fitted[line] == nil { fitted[line] = samples.count }
      samples.append(Sample(read: read, message: message))
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
    let own = touched.filter { $0.read.intent.id == intents[intent].id }
    let others = touched.filter { $0.read.intent.id != intents[intent].id }
    return (own + others).contains { sample in
      var read = sample.read
      let found = without.comprehend(sample.message, focus: [])
      read.findings = found.findings.filter { $0.intent.kind != .entity }
      return !read.isRight
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
}

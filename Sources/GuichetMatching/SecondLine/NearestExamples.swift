/// The examples of a bot, found by likeness: the second line, for messages that no pattern reads.
///
/// Likeness is the cosine of the features' weights (tf-idf), from 0 to 1. A topic is as near as its
/// two nearest examples together, so that one chance likeness does not decide.
package struct NearestExamples: Sendable {
  /// One example.
  package struct Example: Sendable {
    /// The topic it asks for, or `nil` when it asks for none.
    package var topic: String?
    /// The text as its author wrote it.
    package var text: String
    /// Its words, as the bot reads them.
    package var words: [String]

    package init(topic: String?, text: String, words: [String]) {
      self.topic = topic
      self.text = text
      self.words = words
    }
  }

  /// How near a topic is.
  package struct Near: Sendable {
    /// The topic, or `nil` for what is no topic's business.
    package var topic: String?
    /// From 0 to 1.
    package var likeness: Double
    /// The nearest example.
    package var example: String

    package init(topic: String?, likeness: Double, example: String) {
      self.topic = topic
      self.likeness = likeness
      self.example = example
    }
  }

  private let topics: [String?]
  private let texts: [String]
  private let places: [UInt64: Int32]
  /// The examples each feature occurs in, with its share of their weight, one feature's after the
  /// other's.
  private let postings: [(example: Int32, share: Float)]
  /// Where the postings of each feature begin, and where the last ones end.
  private let starts: [Int]

  /// Indexes examples; linear in their length.
  package init(_ examples: [Example]) {
    topics = examples.map(\.topic)
    texts = examples.map(\.text)
    var places: [UInt64: Int32] = [:]
    var occurrences: [Int] = []
    var found: [(place: Int32, count: Int32)] = []
    var ends: [Int] = []
    for example in examples {
      for (feature, count) in TextFeatures(of: example.words).counts {
        let place = places[feature] ?? Int32(clamping: occurrences.count)
        if Int(place) == occurrences.count {
          places[feature] = place
          occurrences.append(0)
        }
        occurrences[Int(place)] += 1
        found.append((place, Int32(clamping: count)))
      }
      ends.append(found.count)
    }
    var starts = [0]
    for count in occurrences { starts.append((starts.last ?? 0) + count) }
    var next = starts
    var postings = [(example: Int32, share: Float)](repeating: (0, 0), count: found.count)
    var start = 0
    for (number, end) in ends.enumerated() {
      let weights = found[start..<end].map { feature in
        TextFeatures.weight(
          of: Int(feature.count), in: occurrences[Int(feature.place)], of: examples.count)
      }
      let length = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for (feature, weight) in zip(found[start..<end], weights) {
        let place = Int(feature.place)
        postings[next[place]] = (Int32(clamping: number), Float(length > 0 ? weight / length : 0))
        next[place] += 1
      }
      start = end
    }
    self.places = places
    self.postings = postings
    self.starts = starts
  }

  /// The topics nearest to a message, the nearest first; equals in the order of their names.
  ///
  /// - Parameters:
  ///   - words: The message's words, as the bot reads them.
  ///   - leftOut: The number of an example that does not count, to see how well the others do.
  /// - Returns: Every topic that has a word or a run of letters in common with it.
  package func topics(nearestTo words: [String], without leftOut: Int? = nil) -> [Near] {
    var scores = [Double](repeating: 0, count: topics.count)
    var length = 0.0
    for (feature, count) in TextFeatures(of: words).counts {
      let found = places[feature].map { postings[starts[Int($0)]..<starts[Int($0) + 1]] } ?? []
      let others = found.count - (found.contains { Int($0.example) == leftOut } ? 1 : 0)
      let weight = TextFeatures.weight(of: count, in: others, of: topics.count)
      length += weight * weight
      for (example, share) in found { scores[Int(example)] += weight * Double(share) }
    }
    guard length > 0 else { return [] }
    length = length.squareRoot()

    var best: [String?: (first: Double, second: Double, example: Int)] = [:]
    for (number, score) in scores.enumerated() where score > 0 && number != leftOut {
      let topic = topics[number]
      guard let known = best[topic] else {
        best[topic] = (score, 0, number)
        continue
      }
      if score > known.first {
        best[topic] = (score, known.first, number)
      } else if score > known.second {
        best[topic] = (known.first, score, known.example)
      }
    }
    return best.map { topic, found in
      Near(
        topic: topic, likeness: (found.first + found.second) / 2 / length,
        example: texts[found.example])
    }.sorted { ($1.likeness, $0.topic ?? "") < ($0.likeness, $1.topic ?? "") }
  }
}

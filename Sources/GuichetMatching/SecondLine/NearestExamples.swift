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

  private let examples: [Example]
  private let places: [UInt64: Int]
  /// For each feature, the examples it occurs in with its share of their weight.
  private let postings: [[(example: Int32, share: Float)]]

  /// Indexes examples; linear in their length.
  package init(_ examples: [Example]) {
    self.examples = examples
    let features = examples.map { TextFeatures(of: $0.words).counts }
    var places: [UInt64: Int] = [:]
    var occurrences: [Int] = []
    for (feature, _) in features.joined() {
      if let place = places[feature] {
        occurrences[place] += 1
      } else {
        places[feature] = occurrences.count
        occurrences.append(1)
      }
    }
    var postings = [[(example: Int32, share: Float)]](repeating: [], count: occurrences.count)
    for (number, counts) in features.enumerated() {
      let weighed = counts.compactMap { feature, count -> (Int, Double)? in
        guard let place = places[feature] else { return nil }
        return (
          place, TextFeatures.weight(of: count, in: occurrences[place], of: examples.count)
        )
      }
      let length = weighed.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
      for (place, weight) in weighed where length > 0 {
        postings[place].append((Int32(number), Float(weight / length)))
      }
    }
    self.places = places
    self.postings = postings
  }

  /// The topics nearest to a message, the nearest first; equals in the order of their names.
  ///
  /// - Parameters:
  ///   - words: The message's words, as the bot reads them.
  ///   - leftOut: The number of an example that does not count, to see how well the others do.
  /// - Returns: Every topic that has a word or a run of letters in common with it.
  package func topics(nearestTo words: [String], without leftOut: Int? = nil) -> [Near] {
    var scores = [Double](repeating: 0, count: examples.count)
    var length = 0.0
    for (feature, count) in TextFeatures(of: words).counts {
      let found = places[feature].map { postings[$0] } ?? []
      let others = found.count - (found.contains { Int($0.example) == leftOut } ? 1 : 0)
      let weight = TextFeatures.weight(of: count, in: others, of: examples.count)
      length += weight * weight
      for (example, share) in found { scores[Int(example)] += weight * Double(share) }
    }
    guard length > 0 else { return [] }
    length = length.squareRoot()

    var best: [String?: (first: Double, second: Double, example: Int)] = [:]
    for (number, score) in scores.enumerated() where score > 0 && number != leftOut {
      let topic = examples[number].topic
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
        example: examples[found.example].text)
    }.sorted { ($1.likeness, $0.topic ?? "") < ($0.likeness, $1.topic ?? "") }
  }
}

package import GuichetCore
package import GuichetMatching

/// What to do with a message that no pattern reads: ask whether the topics nearest to it are meant.
///
/// It only ever asks. Likeness never answers by itself: it cannot tell a question from its opposite.
public struct SecondLine: Sendable {
  /// Topics offered at most.
  private static let most = 3
  /// A topic is offered when it is at least this near, beside the nearest one.
  private static let shareOfNearest = 0.6
  /// Nothing is asked when what is no topic's business is this near, beside the nearest topic.
  private static let shareOutside = 0.9

  /// The bot's examples; indexed when first needed, as few conversations need them.
  package let examples: Lazy<NearestExamples>
  /// The likeness from which topics are offered, in hundredths.
  package let asksFrom: Int
  /// The same, for the second message in a row that is not understood.
  package let asksAgainFrom: Int

  /// Creates a second line.
  package init(examples: Lazy<NearestExamples>, asksFrom: Int, asksAgainFrom: Int) {
    self.examples = examples
    self.asksFrom = asksFrom
    self.asksAgainFrom = asksAgainFrom
  }

  /// The topics to ask about, the nearest first; none when nothing is near enough.
  package func topics(nearestTo words: [String], again: Bool) -> [NearestExamples.Near] {
    Self.worthAsking(
      examples.value.topics(nearestTo: words), from: again ? asksAgainFrom : asksFrom)
  }

  /// Those of some topics, nearest first, that are worth a question.
  package static func worthAsking(
    _ near: [NearestExamples.Near], from threshold: Int
  ) -> [NearestExamples.Near] {
    let ours = near.filter { $0.topic != nil }
    guard let nearest = ours.first, nearest.likeness * 100 >= Double(threshold) else { return [] }
    let outside = near.first { $0.topic == nil }?.likeness ?? 0
    if outside >= nearest.likeness * shareOutside { return [] }
    return ours.prefix(most).filter { $0.likeness >= nearest.likeness * shareOfNearest }
  }
}

import Foundation

/// A knowledge base made ready for many searches; immutable, so it can be shared between tasks.
public struct KnowledgeIndex: Sendable {
  /// A paragraph found by its words.
  public struct Match: Hashable, Sendable {
    /// The paragraph.
    public let paragraph: KnowledgeBase.Paragraph
    /// The BM25 score, above 0; only its order among the matches of one search means something.
    public let score: Double
    /// The folded words of the search that the paragraph holds, in alphabetical order.
    public let words: [String]
  }

  private struct Document {
    let paragraph: KnowledgeBase.Paragraph
    let counts: [String: Int]
    let length: Double
  }

  private let phrases: [[Unicode.Scalar]]
  private let addresses: Set<String>
  private let documents: [Document]
  private let frequencies: [String: Int]
  private let averageLength: Double

  /// Folds and counts the words of every paragraph.
  public init(_ knowledge: KnowledgeBase) {
    let texts =
      [knowledge.title] + knowledge.sections.map(\.title) + knowledge.paragraphs.map(\.text)
    phrases = texts.map { Array(PhraseFolding.fold($0).unicodeScalars) }
    addresses = Set(
      texts.flatMap { AddressScanner.addresses(in: $0) }.map { PhraseFolding.fold($0.text) })

    let subheadings = Dictionary(
      knowledge.paragraphs.filter { $0.kind == .subheading }.map { ($0.id, $0.text) },
      uniquingKeysWith: { first, _ in first })
    documents = knowledge.sections.flatMap(\.paragraphs).filter { $0.kind != .subheading }
      .map { paragraph in
        let context = paragraph.under.flatMap { subheadings[$0] } ?? ""
        let words = SearchWords.words(of: paragraph.text + " " + context)
        let counts = words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return Document(paragraph: paragraph, counts: counts, length: Double(words.count))
      }
    frequencies = documents.reduce(into: [:]) { frequencies, document in
      for word in document.counts.keys { frequencies[word, default: 0] += 1 }
    }
    averageLength =
      documents.isEmpty ? 1 : max(1, documents.map(\.length).reduce(0, +) / Double(documents.count))
  }

  /// Whether the guide holds a phrase, whatever its apostrophes, dashes, white space and case.
  ///
  /// A phrase lies in one paragraph or title and begins and ends at word boundaries. A link, email
  /// address or telephone number in it must be one of the guide's in full: a part of one is not in
  /// the guide.
  public func contains(phrase: String) -> Bool {
    let folded = PhraseFolding.fold(phrase)
    let isWhole = AddressScanner.addresses(in: folded).allSatisfy {
      addresses.contains($0.text)
    }
    let scalars = Array(folded.unicodeScalars)
    return isWhole && phrases.contains { PhraseFolding.contains(scalars, in: $0) }
  }

  /// The paragraphs nearest to some words, best first; equals keep the guide's order.
  ///
  /// BM25 with k₁ = 1.2 and b = 0.75 (Robertson and Zaragoza, *The Probabilistic Relevance
  /// Framework*, 2009) over folded words; a sub-heading counts with each paragraph under it and is
  /// not found by itself.
  ///
  /// - Parameters:
  ///   - words: Words as people type them; they are folded here, and repetitions count once.
  ///   - limit: The number of matches at most.
  /// - Returns: The matches; empty when no paragraph holds any of the words.
  public func search(_ words: [String], limit: Int = 5) -> [Match] {
    let terms = Set(words.flatMap { SearchWords.words(of: $0) }).sorted()
    let matches = documents.enumerated().compactMap { position, document -> (Int, Match)? in
      let found = terms.filter { document.counts[$0] != nil }
      let score = found.reduce(0.0) { $0 + weight(of: $1, in: document) }
      guard score > 0 else { return nil }
      return (position, Match(paragraph: document.paragraph, score: score, words: found))
    }
    return
      matches
      .sorted { $0.1.score != $1.1.score ? $0.1.score > $1.1.score : $0.0 < $1.0 }
      .prefix(max(0, limit))
      .map(\.1)
  }

  private func weight(of term: String, in document: Document) -> Double {
    let count = Double(document.counts[term] ?? 0)
    let holding = Double(frequencies[term] ?? 0)
    let rarity = log(1 + (Double(documents.count) - holding + 0.5) / (holding + 0.5))
    let saturation = 1.2 * (0.25 + 0.75 * document.length / averageLength)
    return rarity * count * 2.2 / (count + saturation)
  }
}

extension KnowledgeBase {
  /// Whether the guide holds a phrase; see ``KnowledgeIndex/contains(phrase:)``.
  ///
  /// Folds the whole guide at every call: for more than a few phrases make a ``KnowledgeIndex``.
  public func contains(phrase: String) -> Bool { KnowledgeIndex(self).contains(phrase: phrase) }

  /// The paragraphs nearest to some words; see ``KnowledgeIndex/search(_:limit:)``.
  ///
  /// Indexes the whole guide at every call: for more than a few searches make a ``KnowledgeIndex``.
  public func search(_ words: [String], limit: Int = 5) -> [KnowledgeIndex.Match] {
    KnowledgeIndex(self).search(words, limit: limit)
  }
}

import Foundation
import GuichetCore

/// What a text has in common with others: its words, and the runs of four letters in them.
///
/// Runs keep a misspelt or inflected word near the word that is meant; a space stands for the ends
/// of a word. Features are hashes of 64 bits (FNV-1a), the same on every machine.
struct TextFeatures {
  private static let run = 4

  /// How often each feature occurs, in the order of the text.
  private(set) var counts: [(feature: UInt64, count: Int)] = []

  /// The features of folded words; linear in their length.
  init(of words: some Sequence<String>) {
    var places: [UInt64: Int] = [:]
    func add(_ bytes: some Sequence<UInt8>, to counts: inout [(feature: UInt64, count: Int)]) {
      let hash = FNV1a(bytes).value
      if let place = places[hash] {
        counts[place].count += 1
      } else {
        places[hash] = counts.count
        counts.append((hash, 1))
      }
    }
    for word in words {
      let bytes = Array(" \(word) ".utf8)
      add([0] + bytes, to: &counts)
      guard bytes.count >= Self.run else { continue }
      for start in 0...(bytes.count - Self.run) {
        add(bytes[start..<(start + Self.run)], to: &counts)
      }
    }
  }

  /// How much a feature weighs that occurs in some of many texts.
  static func weight(of count: Int, in occurrences: Int, of texts: Int) -> Double {
    (1 + log(Double(max(1, count)))) * log(1 + Double(texts) / Double(max(1, occurrences)))
  }
}

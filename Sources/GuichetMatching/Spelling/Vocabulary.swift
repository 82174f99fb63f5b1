import GuichetCore
import Synchronization

/// The words a bot's patterns spell out, found by how they are written and how they sound.
///
/// The rules are strict where words are short, since a short unknown word is near many others: it is
/// more often a name (« Bernier » is not *dernier*) than a slip.
struct Vocabulary: Sendable {
  /// Shorter words are never read as another word.
  private static let shortest = 4
  /// From this length on, two edits are allowed.
  private static let twoEditsFrom = 9
  /// Keys with fewer sounds say too little.
  private static let fewestSounds = 3

  /// Stems shorter than this begin too many words that have nothing to do with the bot.
  private static let shortestStem = 5

  private let words: Set<String>
  private let index: LazyIndex

  /// Creates a vocabulary; it is indexed when the first misspelt word comes.
  ///
  /// - Parameters:
  ///   - words: Folded words.
  ///   - stems: Beginnings of words: the French words that begin so belong to the vocabulary.
  ///   - french: The French words.
  init(_ words: Set<String>, stems: Set<String>, french: FrenchWords) {
    self.words = words
    index = LazyIndex {
      let long = stems.filter { $0.utf8.count >= Self.shortestStem }
      return Index(long.reduce(into: words) { $0.formUnion(french.words(beginningWith: $1.utf8)) })
    }
  }

  /// Whether a word is one of the given words themselves.
  func spellsOut(_ word: String) -> Bool { words.contains(word) }

  /// Whether a word belongs to the vocabulary.
  func contains(_ word: String) -> Bool { index.value.words.contains(word) }

  /// The word within one edit of a misspelt word, or two when it is long, or `nil`.
  ///
  /// Of several, the one with the fewest edits, then the one that sounds the same, then the first in
  /// the alphabet.
  func nearest(to word: [UInt8]) -> (word: String, soundsTheSame: Bool)? {
    guard word.count >= Self.shortest else { return nil }
    let limit = word.count >= Self.twoEditsFrom ? 2 : 1
    let sound = PhoneticKey.of(word)
    let letters = Index.letters(of: word)
    var best: (rank: (edits: Int, otherSound: Int), word: [UInt8])?
    for length in (word.count - limit)...(word.count + limit) {
      for entry in index.value.byLength[length] ?? [] {
        // One edit changes at most two letters of the set.
        if (entry.letters ^ letters).nonzeroBitCount > 2 * limit { continue }
        guard
          let edits = EditDistance.between(
            word, entry.word, limit: min(limit, best?.rank.edits ?? limit)),
          isSlip(from: entry.word, to: word, edits: edits, sounds: (entry.sound, sound))
        else { continue }
        let rank = (edits: edits, otherSound: entry.sound == sound ? 0 : 1)
        if let known = best, known.rank <= rank { continue }
        best = (rank, entry.word)
      }
    }
    return best.map { (String(decoding: $0.word, as: UTF8.self), $0.rank.otherSound == 0) }
  }

  /// Whether someone who meant one word may well have typed the other.
  private func isSlip(
    from meant: [UInt8], to typed: [UInt8], edits: Int, sounds: (meant: [UInt8], typed: [UInt8])
  ) -> Bool {
    if sounds.meant == sounds.typed, meant.first == typed.first { return true }
    if edits > 1 {
      return meant.first == typed.first
        && EditDistance.between(sounds.meant, sounds.typed, limit: 1) != nil
    }
    guard meant.count == typed.count else {
      // A letter too many or too few; the first one is seldom missed.
      return meant.first == typed.first || typed.count >= 6
    }
    let places = meant.indices.filter { meant[$0] != typed[$0] }
    guard places.count == 1, let place = places.first else { return true }  // a swap
    let isNeighbour =
      Keyboard.neighbours(of: meant[place]).contains(typed[place])
      || meant[place].isVowel && typed[place].isVowel
    if place == 0 { return isNeighbour && typed.count >= 6 }
    return typed.count >= 6 || typed.count == 5 && isNeighbour
  }

  /// The word that sounds like a misspelt word and is written most like it, or `nil`.
  func soundalike(of word: [UInt8]) -> String? {
    guard word.count >= Self.shortest else { return nil }
    let sound = PhoneticKey.of(word)
    guard sound.count >= Self.fewestSounds else { return nil }
    let limit = 1 + word.count / 3
    return (index.value.bySound[sound] ?? [])
      .compactMap { entry in
        EditDistance.between(word, entry.word, limit: limit).map { ($0, entry.word) }
      }
      .min { $0.0 < $1.0 }
      .map { String(decoding: $0.1, as: UTF8.self) }
  }

  private struct Entry: Sendable {
    var word: [UInt8]
    var sound: [UInt8]
    /// A bit for each letter in the word.
    var letters: UInt32
  }

  private struct Index: Sendable {
    let words: Set<String>
    let byLength: [Int: [Entry]]
    let bySound: [[UInt8]: [Entry]]

    init(_ words: Set<String>) {
      var byLength: [Int: [Entry]] = [:]
      var bySound: [[UInt8]: [Entry]] = [:]
      for text in words.sorted() {
        let word = Array(text.utf8)
        guard word.count >= shortest, word.allSatisfy({ (97...122).contains($0) }) else {
          continue
        }
        let entry = Entry(word: word, sound: PhoneticKey.of(word), letters: Self.letters(of: word))
        byLength[word.count, default: []].append(entry)
        bySound[entry.sound, default: []].append(entry)
      }
      self.words = words
      self.byLength = byLength
      self.bySound = bySound
    }

    static func letters(of word: [UInt8]) -> UInt32 {
      word.reduce(0) { $0 | 1 << UInt32($1 & 31) }
    }
  }

  /// An index that is made once, by whoever asks first.
  private final class LazyIndex: Sendable {
    private let made = Mutex<Index?>(nil)
    private let make: @Sendable () -> Index

    init(_ make: @escaping @Sendable () -> Index) { self.make = make }

    var value: Index {
      made.withLock { known in
        if let known { return known }
        let new = make()
        known = new
        return new
      }
    }
  }
}

import GuichetCore

/// The words a bot's patterns spell out, found by how they are written and how they sound.
///
/// The rules are strict where words are short, since a short unknown word is near many others: it is
/// more often a name (« Bernier » is not *dernier*) than a slip. Only words that some pattern asks
/// for are found; the others are merely known.
struct Vocabulary: Sendable {
  /// Shorter words are read as another word only by ``commonWord(near:)``.
  private static let shortest = 4
  /// From this length on, any one edit will do.
  private static let anyEditFrom = 6
  /// From this length on, two edits are allowed.
  private static let twoEditsFrom = 9
  /// Keys with fewer sounds say too little.
  private static let fewestSounds = 3
  /// A word that as many patterns ask for is common: a slip is more likely to have meant it.
  static let commonFrom = 12

  /// Stems shorter than this begin too many words that have nothing to do with the bot.
  private static let shortestStem = 5

  private let words: PatternWords
  private let index: Lazy<Index>

  /// Creates a vocabulary; it is indexed when the first misspelt word comes.
  ///
  /// - Parameters:
  ///   - words: The words and the beginnings of words: the French words that begin so belong to the
  ///     vocabulary.
  ///   - french: The French words.
  init(_ words: PatternWords, french: FrenchWords) {
    self.words = words
    index = Lazy {
      var uses = words.words
      for (stem, stemUses) in words.stems where stem.utf8.count >= Self.shortestStem {
        for word in french.words(beginningWith: stem.utf8) { uses[word, default: 0] += stemUses }
      }
      return Index(uses: uses)
    }
  }

  /// Whether a word is one of the given words themselves.
  func spellsOut(_ word: String) -> Bool { words.contains(word) }

  /// Whether a word belongs to the vocabulary.
  func contains(_ word: String) -> Bool { index.value.uses[word] != nil }

  /// Whether many patterns ask for a word.
  func isCommon(_ word: String) -> Bool {
    (index.value.uses[word] ?? 0) >= Self.commonFrom
  }

  /// A word found for a misspelt one.
  struct Find {
    var word: String
    var soundsTheSame: Bool
    /// Whether many patterns ask for it.
    var isCommon: Bool
    /// The one edit between the two, if one is enough.
    var slip: Slip?
  }

  /// The word within one edit of a misspelt word, or `nil`.
  ///
  /// Of several, the one that sounds the same, then one a finger may well have missed, then the one
  /// most patterns ask for, then the first in the alphabet.
  func oneEdit(from word: [UInt8]) -> Find? {
    guard word.count >= Self.shortest else { return nil }
    let sound = PhoneticKey.of(word)
    let letters = Index.letters(of: word)
    var best: (rank: (otherSound: Int, unlikely: Int, uses: Int), word: [UInt8], slip: Slip)?
    let byLength = index.value.byLength
    for length in (word.count - 1)...(word.count + 1) {
      guard let bucket = byLength[length] else { continue }
      // One edit changes at most two letters of the set.
      for (number, set) in bucket.letters.enumerated()
      where (set ^ letters).nonzeroBitCount <= 2 {
        let entry = bucket.entries[number]
        guard let slip = Slip(from: entry.word, to: word) else { continue }
        let sounds = entry.sound == sound
        guard sounds && entry.word.first == word.first || isLikely(slip, of: entry, as: word)
        else { continue }
        let rank = (
          otherSound: sounds ? 0 : 1, unlikely: slip.unlikeliness, uses: -entry.uses
        )
        if let known = best, known.rank <= rank { continue }
        best = (rank, entry.word, slip)
      }
    }
    return best.map {
      Find(
        word: String(decoding: $0.word, as: UTF8.self), soundsTheSame: $0.rank.otherSound == 0,
        isCommon: -$0.rank.uses >= Self.commonFrom, slip: $0.slip)
    }
  }

  /// Whether someone who meant a word may well have typed another, one edit away.
  private func isLikely(_ slip: Slip, of meant: Entry, as typed: [UInt8]) -> Bool {
    switch slip.kind {
    case .swapped: return true
    case .missing where slip.place == 0, .extra where slip.place == 0:
      // The first letter is seldom missed.
      return meant.word.first == typed.first || typed.count >= Self.anyEditFrom
        || typed.count >= 5 && meant.uses >= Self.commonFrom
    case .missing, .extra: return true
    case .changed where typed.count >= Self.anyEditFrom:
      return slip.place > 0 || slip.isOfTheFingers || slip.isVowelForVowel
    case .changed where typed.count == Self.shortest:
      return slip.isOfTheFingers && meant.uses >= Self.commonFrom
    case .changed: return slip.isOfTheFingers || slip.place > 0 && slip.isVowelForVowel
    }
  }

  /// The word within two edits of a misspelt word, when that is long enough, or `nil`.
  ///
  /// Of several, the one that sounds the same, then the one most patterns ask for, then the first in
  /// the alphabet.
  func twoEdits(from word: [UInt8]) -> Find? {
    guard word.count >= Self.twoEditsFrom else { return nil }
    let sound = PhoneticKey.of(word)
    let letters = Index.letters(of: word)
    var best: (rank: (otherSound: Int, uses: Int), word: [UInt8])?
    let byLength = index.value.byLength
    for length in (word.count - 2)...(word.count + 2) {
      guard let bucket = byLength[length] else { continue }
      for (number, set) in bucket.letters.enumerated()
      where (set ^ letters).nonzeroBitCount <= 4 {
        let entry = bucket.entries[number]
        guard entry.word.first == word.first,
          EditDistance.between(word, entry.word, limit: 2) != nil,
          entry.sound == sound || EditDistance.between(entry.sound, sound, limit: 1) != nil
        else { continue }
        let rank = (otherSound: entry.sound == sound ? 0 : 1, uses: -entry.uses)
        if let known = best, known.rank <= rank { continue }
        best = (rank, entry.word)
      }
    }
    return best.map {
      Find(
        word: String(decoding: $0.word, as: UTF8.self), soundsTheSame: $0.rank.otherSound == 0,
        isCommon: -$0.rank.uses >= Self.commonFrom)
    }
  }

  /// The common word that the fingers missed when they typed three letters, or `nil`.
  ///
  /// Of several, one with two letters swapped, then the one most patterns ask for, then the first in
  /// the alphabet.
  func commonWord(near word: [UInt8]) -> String? {
    guard word.count == Self.shortest - 1 else { return nil }
    var best: (rank: (unlikely: Int, uses: Int), word: [UInt8])?
    for entry in index.value.shortCommon {
      guard let slip = Slip(from: entry.word, to: word), slip.isOfTheFingers, slip.kind != .extra,
        entry.word.first == word.first || slip.kind != .missing
      else { continue }
      let rank = (unlikely: slip.unlikeliness, uses: -entry.uses)
      if let known = best, known.rank <= rank { continue }
      best = (rank, entry.word)
    }
    return best.map { String(decoding: $0.word, as: UTF8.self) }
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
    var uses: Int
  }

  /// The words of one length, with a bit for each letter in a word: the sets alone are gone through.
  private struct Bucket: Sendable {
    var letters: [UInt32] = []
    var entries: [Entry] = []
  }

  private struct Index: Sendable {
    /// Every word, with how many patterns ask for it.
    let uses: [String: Int]
    let byLength: [Int: Bucket]
    let bySound: [[UInt8]: [Entry]]
    /// The common words of three and four letters.
    let shortCommon: [Entry]

    init(uses: [String: Int]) {
      var byLength: [Int: Bucket] = [:]
      var bySound: [[UInt8]: [Entry]] = [:]
      var shortCommon: [Entry] = []
      for (text, uses) in uses.sorted(by: { $0.key < $1.key }) where uses > 0 {
        let word = Array(text.utf8)
        guard word.count >= shortest - 1, word.allSatisfy({ (97...122).contains($0) }) else {
          continue
        }
        let entry = Entry(word: word, sound: PhoneticKey.of(word), uses: uses)
        if word.count <= shortest, uses >= commonFrom { shortCommon.append(entry) }
        if word.count < shortest { continue }
        byLength[word.count, default: Bucket()].letters.append(Self.letters(of: word))
        byLength[word.count, default: Bucket()].entries.append(entry)
        bySound[entry.sound, default: []].append(entry)
      }
      self.uses = uses
      self.byLength = byLength
      self.bySound = bySound
      self.shortCommon = shortCommon
    }

    static func letters(of word: [UInt8]) -> UInt32 {
      word.reduce(0) { $0 | 1 << UInt32($1 & 31) }
    }
  }
}

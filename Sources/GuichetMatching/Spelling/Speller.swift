package import GuichetCore

/// Reads misspelt words as words of the bot's vocabulary.
///
/// Only a word that is neither French nor in the vocabulary is ever read as something else, and only
/// as words of the vocabulary: a change that helps no pattern can only harm. In order: a lost
/// apostrophe (« lacces »), letters doubled in vain, the word nearest by edits, a lost apostrophe
/// before a misspelt word, words glued together, a word that sounds the same.
public struct Speller: Sendable {
  /// Words longer than this are left alone: no word of a vocabulary is near them.
  private static let longest = 30
  /// Two words are read as one only when the one is at least this long.
  private static let shortestJoined = 6
  private static let vowels = Set("aeiouyh".utf8)
  /// Words that lose their vowel before another one.
  private static let elided = ["qu", "l", "d", "j", "c", "n", "m", "t", "s"].map { Array($0.utf8) }

  /// Words of two letters that an apostrophe often stands before: « dun », « nai », « sen ».
  private static let shortAfterApostrophe: Set<String> = ["ai", "en", "il", "on", "un"]

  private let vocabulary: Vocabulary
  private let french: FrenchWords
  private let names: FrenchWords

  /// Creates a speller.
  ///
  /// - Parameters:
  ///   - vocabulary: The folded words the bot's patterns spell out.
  ///   - stems: The beginnings of words they spell out; French words that begin so are read too.
  ///   - french: Correct words, never changed.
  ///   - names: Names to be left alone as well.
  public init(
    vocabulary: Set<String>, stems: Set<String> = [], french: FrenchWords,
    names: FrenchWords = .empty
  ) {
    self.vocabulary = Vocabulary(vocabulary, stems: stems, french: french)
    self.french = french
    self.names = names
  }

  /// Corrects the tokens of a message; what was changed comes back in order.
  package func corrected(_ tokens: [Token]) -> (tokens: [Token], corrections: [Correction]) {
    var result: [Token] = []
    var corrections: [Correction] = []
    result.reserveCapacity(tokens.count)
    let known = tokens.map(isKnown)
    if known.allSatisfy({ $0 }) { return (tokens, []) }
    var seen: [String: [String]] = [:]
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if index + 1 < tokens.count, !known[index] || !known[index + 1],
        let joined = joined(token, tokens[index + 1])
      {
        corrections.append(
          Correction(from: "\(token.text) \(tokens[index + 1].text)", to: joined.text))
        result.append(joined)
        index += 2
        continue
      }
      index += 1
      if known[index - 1] {
        result.append(token)
        continue
      }
      let words = seen[token.text] ?? reading(of: Array(token.text.utf8)) ?? [token.text]
      seen[token.text] = words
      if words != [token.text] {
        corrections.append(Correction(from: token.text, to: words.joined(separator: " ")))
      }
      for (position, word) in words.enumerated() {
        result.append(
          Token(
            text: word, source: token.source,
            after: position == words.count - 1 ? token.after : .none))
      }
    }
    return (result, corrections)
  }

  private func isKnown(_ token: Token) -> Bool {
    if token.isAddress || token.text.utf8.count < 2 || token.text.utf8.count > Self.longest {
      return true
    }
    if token.text.utf8.contains(where: { $0 < 97 || $0 > 122 }) { return true }
    let word = token.text.utf8
    return french.contains(word) || vocabulary.spellsOut(token.text) || names.contains(word)
  }

  /// One word typed as two, one of which is no word: « clic sequr », « por tail ».
  private func joined(_ first: Token, _ second: Token) -> Token? {
    guard first.after == .none, !first.isAddress, !second.isAddress else { return nil }
    let text = first.text + second.text
    guard text.utf8.count >= Self.shortestJoined, vocabulary.contains(text) else { return nil }
    return Token(
      text: text, source: first.source.lowerBound..<second.source.upperBound,
      after: second.after)
  }

  /// The words a misspelt word stands for, or `nil` when it is better left alone.
  private func reading(of word: [UInt8]) -> [String]? {
    if let parts = withApostrophe(word, tail: { vocabulary.contains($0) ? $0 : nil }) {
      return parts
    }
    if let parts = verbAfterJ(word) { return parts }
    if let single = withoutDoubles(word) { return [single] }
    let near = vocabulary.nearest(to: word)
    if let near, near.soundsTheSame { return [near.word] }
    if let parts = misspeltAfterApostrophe(word) { return parts }
    if let near { return [near.word] }
    if let parts = glued(word, atMost: 3) { return parts }
    return vocabulary.soundalike(of: word).map { [$0] }
  }

  private func withoutDoubles(_ word: [UInt8]) -> String? {
    var bytes: [UInt8] = []
    for byte in word where byte != bytes.last { bytes.append(byte) }
    guard bytes.count < word.count, bytes.count >= 3 else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return vocabulary.contains(text) ? text : nil
  }

  /// « lacces » → « l acces », when `tail` gives a word for what follows the lost apostrophe.
  private func withApostrophe(_ word: [UInt8], tail: (String) -> String?) -> [String]? {
    for head in Self.elided {
      guard word.count >= head.count + 2, word.has(head, at: 0),
        Self.vowels.contains(word[head.count])
      else { continue }
      let after = String(decoding: word[head.count...], as: UTF8.self)
      if word.count == 3, !Self.shortAfterApostrophe.contains(after) { continue }
      if let rest = tail(after) {
        return [String(decoding: head, as: UTF8.self), rest]
      }
    }
    return nil
  }

  /// « lacsès » → « l acces »: only *l*, *d*, *qu* and *j*, before a word that sounds right.
  private func misspeltAfterApostrophe(_ word: [UInt8]) -> [String]? {
    guard let first = word.first, "ldqj".utf8.contains(first), word.count >= Self.shortestJoined
    else { return nil }
    return withApostrophe(word) { vocabulary.soundalike(of: Array($0.utf8)) }
  }

  /// « jcherche » → « j cherche »: in Québec *je* loses its vowel before consonants too.
  private func verbAfterJ(_ word: [UInt8]) -> [String]? {
    guard word.count >= 3, word.first == UInt8(ascii: "j") else { return nil }
    let verb = String(decoding: word[1...], as: UTF8.self)
    let isVerb = vocabulary.spellsOut(verb) || word.count >= 4 && french.contains(verb.utf8)
    return isVerb ? ["j", verb] : nil
  }

  /// Words of the vocabulary typed without spaces: « motdepasse ».
  private func glued(_ word: [UInt8], atMost count: Int) -> [String]? {
    guard word.count >= Self.shortestJoined || count < 3, word.count >= 4, count > 1 else {
      return nil
    }
    for cut in stride(from: word.count - 3, through: 2, by: -1) {
      let head = String(decoding: word[..<cut], as: UTF8.self)
      guard vocabulary.contains(head) else { continue }
      let tail = Array(word[cut...])
      let text = String(decoding: tail, as: UTF8.self)
      if vocabulary.contains(text) { return [head, text] }
      if let rest = glued(tail, atMost: count - 1) { return [head] + rest }
    }
    return nil
  }
}

package import GuichetCore

/// Reads misspelt words as words of the bot's vocabulary.
///
/// Only a word that is neither French nor in the vocabulary is ever read as something else, and only
/// as words of the vocabulary: a change that helps no pattern can only harm. In order: two halves of
/// a word, a lost apostrophe (« lacces »), a letter doubled in vain, the word one edit away, words
/// glued together, the word two edits away, a word that sounds the same.
public struct Speller: Sendable {
  /// Words longer than this are left alone: no word of a vocabulary is near them.
  private static let longest = 30
  /// Two words are read as one only when the one is at least this long.
  private static let shortestJoined = 4
  /// From this length on, a word may be one glued from more than two, or behind a lost apostrophe
  /// and misspelt as well.
  private static let shortestCompound = 6
  private static let vowels = Set("aeiouyh".utf8)
  /// Words that lose their vowel before another one.
  private static let elided = ["qu", "l", "d", "j", "c", "n", "m", "t", "s"].map { Array($0.utf8) }
  /// The short French words that are glued to others, or stand before them.
  private static let gluing: Set<String> = [
    "a", "ai", "au", "ce", "de", "du", "en", "est", "et", "il", "je", "la", "le", "les", "ma", "me",
    "mon", "ne", "on", "ou", "par", "pas", "que", "qui", "sa", "se", "ses", "son", "sur", "ta",
    "ton", "tu", "un", "une", "y",
  ]

  /// Words of two letters that an apostrophe often stands before: « dun », « nai », « sen ».
  private static let shortAfterApostrophe: Set<String> = ["ai", "en", "il", "on", "un"]

  private let vocabulary: Vocabulary
  private let spellings: Spellings
  private let french: FrenchWords
  private let names: FrenchWords

  /// Creates a speller.
  ///
  /// - Parameters:
  ///   - words: The folded words the bot's patterns spell out, and the beginnings of words; French
  ///     words that begin so are read too.
  ///   - spellings: What the bot reads as other words: those are words to glue as well.
  ///   - french: Correct words, never changed.
  ///   - names: Names to be left alone as well.
  public init(
    words: PatternWords, spellings: Spellings = .none, french: FrenchWords,
    names: FrenchWords = .empty
  ) {
    vocabulary = Vocabulary(words, french: french)
    self.spellings = spellings
    self.french = french
    self.names = names
  }

  /// Corrects the tokens of a message; the changes come back in order, joined halves first.
  ///
  /// - Parameters:
  ///   - tokens: The words, after the table of spellings.
  ///   - message: The text they come from, to tell acronyms; may be left out.
  /// - Returns: The words as read; tokens that come from one typed word share its place.
  package func corrected(
    _ tokens: [Token], of message: String = ""
  ) -> (tokens: [Token], corrections: [Correction]) {
    if tokens.allSatisfy(isKnown) { return (tokens, []) }
    var (tokens, corrections) = joined(tokens)
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var seen: [String: [String]] = [:]
    let acronyms = Acronyms(message)
    for token in tokens {
      if isKnown(token) {
        result.append(token)
        continue
      }
      let words = seen[token.text] ?? reading(of: token, acronyms, isAlone: tokens.count == 1)
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

  /// Puts words together that were typed as two, one of which is no word: « clic sequr »,
  /// « por tail », « ac cès ».
  ///
  /// A half that the table of spellings would read as another word (« ac » as *avec*) is no word.
  package func joined(_ tokens: [Token]) -> (tokens: [Token], corrections: [Correction]) {
    let stands = tokens.map(standsForItself)
    if stands.allSatisfy({ $0 }) { return (tokens, []) }
    var result: [Token] = []
    var corrections: [Correction] = []
    result.reserveCapacity(tokens.count)
    var index = 0
    while index < tokens.count {
      let next = index + 1
      if next < tokens.count, !stands[index] || !stands[next],
        !spellings.readsSeveral(at: index, in: tokens),
        let one = joined(tokens[index], tokens[next])
      {
        corrections.append(
          Correction(from: "\(tokens[index].text) \(tokens[next].text)", to: one.text))
        result.append(one)
        index += 2
      } else {
        result.append(tokens[index])
        index += 1
      }
    }
    return (result, corrections)
  }

  private func joined(_ first: Token, _ second: Token) -> Token? {
    guard first.after == .none, !first.isAddress, !second.isAddress,
      first.text.utf8.count >= 2, second.text.utf8.count >= 2,
      first.text.utf8.count + second.text.utf8.count >= Self.shortestJoined,
      !isPhrase(first.text, second.text), !isPhrase(second.text, first.text)
    else { return nil }
    let text = first.text + second.text
    guard vocabulary.contains(text) else { return nil }
    return Token(
      text: text, source: first.source.lowerBound..<second.source.upperBound,
      after: second.after)
  }

  /// Whether two words are a short French word and one of the table (« de cide », *de code*).
  private func isPhrase(_ word: String, _ other: String) -> Bool {
    Self.gluing.contains(word) && spellings.reads(other)
  }

  private func standsForItself(_ token: Token) -> Bool {
    isKnown(token) && !spellings.reads(token.text)
  }

  private func isKnown(_ token: Token) -> Bool {
    if token.isAddress || token.text.utf8.count < 2 || token.text.utf8.count > Self.longest {
      return true
    }
    if token.text.utf8.contains(where: { $0 < 97 || $0 > 122 }) { return true }
    let word = token.text.utf8
    return french.contains(word) || vocabulary.spellsOut(token.text) || names.contains(word)
  }

  /// What a misspelt word is read as: itself when it is better left alone.
  private func reading(of token: Token, _ acronyms: Acronyms, isAlone: Bool) -> [String] {
    let word = Array(token.text.utf8)
    if word.count > 3 { return reading(of: word) ?? [token.text] }
    if let parts = lostApostrophe(in: word) { return parts }
    guard !isAlone, let common = vocabulary.commonWord(near: word) else { return [token.text] }
    // An acronym may be meant for another one, hardly for a word.
    if acronyms.contains(token), french.contains(common.utf8) { return [token.text] }
    return [common]
  }

  /// The words a misspelt word stands for, or `nil` when it is better left alone.
  private func reading(of word: [UInt8]) -> [String]? {
    let single = withoutDouble(word)
    if let single, vocabulary.isCommon(single) { return [single] }
    if let parts = lostApostrophe(in: word) { return parts }
    if let single { return [single] }
    let near = vocabulary.oneEdit(from: word)
    if let near, near.soundsTheSame { return [near.word] }
    let parts = glued(word, atMost: 4)
    if let parts, arePlain(parts, beside: near) { return parts }
    if let near { return [near.word] }
    let far = vocabulary.twoEdits(from: word)
    if let far, far.soundsTheSame { return [far.word] }
    return misspeltAfterApostrophe(word) ?? parts ?? far.map { [$0.word] }
      ?? frenchVerbAfterJ(word) ?? vocabulary.soundalike(of: word).map { [$0] }
  }

  /// The word without a letter typed twice, or without all of them; a common word before others.
  private func withoutDouble(_ word: [UInt8]) -> String? {
    var known: String?
    for place in word.indices.dropFirst() where word[place] == word[place - 1] && word.count > 3 {
      var bytes = word
      bytes.remove(at: place)
      let text = String(decoding: bytes, as: UTF8.self)
      guard vocabulary.contains(text) || spellings.reads(text) else { continue }
      if vocabulary.isCommon(text) { return text }
      known = known ?? text
    }
    if let known { return known }
    let single = word.indices.filter { $0 == 0 || word[$0] != word[$0 - 1] }.map { word[$0] }
    guard single.count + 1 < word.count, single.count >= 3 else { return nil }
    let text = String(decoding: single, as: UTF8.self)
    return vocabulary.contains(text) ? text : nil
  }

  /// « lacces » → « l acces », « jcherche » → « j cherche », before a word of the vocabulary.
  private func lostApostrophe(in word: [UInt8]) -> [String]? {
    let parts = withApostrophe(word) { tail in
      vocabulary.contains(tail) ? tail : nil
    }
    if let parts { return parts }
    // In Québec *je* loses its vowel before consonants too.
    guard word.count >= 3, word.first == UInt8(ascii: "j") else { return nil }
    let verb = String(decoding: word[1...], as: UTF8.self)
    return vocabulary.spellsOut(verb) ? ["j", verb] : nil
  }

  /// « lacces » → « l acces », when `tail` gives a word for what follows the lost apostrophe.
  private func withApostrophe(_ word: [UInt8], tail: (String) -> String?) -> [String]? {
    for head in Self.elided {
      guard word.count >= head.count + 2, word.has(head, at: 0),
        Self.vowels.contains(word[head.count])
      else { continue }
      let after = String(decoding: word[head.count...], as: UTF8.self)
      if after.utf8.count < 3, !Self.shortAfterApostrophe.contains(after) { continue }
      if let rest = tail(after) {
        return [String(decoding: head, as: UTF8.self), rest]
      }
    }
    return nil
  }

  /// « lacsès » → « l acces »: only *l*, *d*, *qu* and *j*, before a word that sounds right.
  private func misspeltAfterApostrophe(_ word: [UInt8]) -> [String]? {
    guard let first = word.first, "ldqj".utf8.contains(first),
      word.count >= Self.shortestCompound
    else { return nil }
    return withApostrophe(word) { vocabulary.soundalike(of: Array($0.utf8)) }
  }

  /// « jmange » → « j mange ».
  private func frenchVerbAfterJ(_ word: [UInt8]) -> [String]? {
    guard word.count >= 4, word.first == UInt8(ascii: "j"), french.contains(word[1...]) else {
      return nil
    }
    return ["j", String(decoding: word[1...], as: UTF8.self)]
  }

  /// Words typed without spaces: « motdepasse », « motde », « aideen ».
  private func glued(_ word: [UInt8], atMost count: Int) -> [String]? {
    guard count > 1, word.count >= (count > 2 ? 4 : 3) else { return nil }
    for cut in stride(from: word.count - 1, through: 1, by: -1) {
      let head = String(decoding: word[..<cut], as: UTF8.self)
      guard canBeGlued(head, in: word.count) else { continue }
      let tail = Array(word[cut...])
      let text = String(decoding: tail, as: UTF8.self)
      if canBeGlued(text, in: word.count) { return [head, text] }
      if word.count >= Self.shortestCompound, let rest = glued(tail, atMost: count - 1) {
        return [head] + rest
      }
    }
    return nil
  }

  /// Whether a word is seen glued to others: short ones are seldom more than letters of a long one.
  private func canBeGlued(_ word: String, in length: Int) -> Bool {
    switch word.utf8.count {
    case ..<3: Self.gluing.contains(word)
    case 3:
      // A short spelling of the table is no more than chance in a word that is short itself (« pouet »).
      Self.gluing.contains(word) || vocabulary.isCommon(word)
        || length >= Self.shortestCompound && spellings.reads(word)
    default:
      spellings.reads(word)
        || vocabulary.contains(word) && (french.contains(word.utf8) || vocabulary.isCommon(word))
    }
  }

  /// Whether two glued words are rather meant than one word with a slip.
  ///
  /// A common word that is easily typed so is meant; but two short words are glued more often than a
  /// finger slips (« pasde »), unless a vowel stands for another (« pardu »).
  private func arePlain(_ parts: [String], beside near: Vocabulary.Find?) -> Bool {
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count >= 2 }),
      let longest = parts.map(\.utf8.count).max(), longest >= 3
    else { return false }
    guard let near, near.isCommon, let slip = near.slip, !slip.isVowelForVowel else {
      return near?.isCommon != true
    }
    return longest == 3 || !slip.isOfTheFingers && slip.kind != .extra
  }
}

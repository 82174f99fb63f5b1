package import GuichetCore

/// Reads misspelt words as words of the bot's vocabulary.
///
/// Only a word that is neither French nor in the vocabulary is ever changed. In order: letters typed
/// twice too often, a lost apostrophe (« lacces »), two words glued or one word split, a word within
/// one edit (two from nine letters on), a word that sounds the same.
public struct Speller: Sendable {
  /// Words shorter than this are never read as another word by edit distance or sound.
  private static let shortest = 4
  /// From this length on, two edits are allowed.
  private static let twoEditsFrom = 9
  /// Words longer than this are left alone: no French word of ours is near them.
  private static let longest = 30

  private let vocabulary: Set<String>
  private let byLength: [Int: [[UInt8]]]
  private let bySound: [[UInt8]: [String]]
  private let isFrench: @Sendable (String) -> Bool

  /// Creates a speller.
  ///
  /// - Parameters:
  ///   - vocabulary: The folded words the bot's patterns spell out.
  ///   - isFrench: Whether a folded word is a correct French word.
  public init(vocabulary: Set<String>, isFrench: @escaping @Sendable (String) -> Bool) {
    self.vocabulary = vocabulary
    self.isFrench = isFrench
    var byLength: [Int: [[UInt8]]] = [:]
    var bySound: [[UInt8]: [String]] = [:]
    for word in vocabulary.sorted() where word.utf8.count >= Self.shortest {
      let utf8 = Array(word.utf8)
      guard utf8.allSatisfy({ $0 >= 97 && $0 <= 122 }) else { continue }
      byLength[utf8.count, default: []].append(utf8)
      bySound[PhoneticKey.of(utf8), default: []].append(word)
    }
    self.byLength = byLength
    self.bySound = bySound
  }

  /// Corrects the tokens of a message; what was changed comes back in order.
  package func corrected(_ tokens: [Token]) -> (tokens: [Token], corrections: [Correction]) {
    var result: [Token] = []
    var corrections: [Correction] = []
    result.reserveCapacity(tokens.count)
    var seen: [String: [String]] = [:]
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if isKnown(token) {
        result.append(token)
        index += 1
        continue
      }
      if let joined = joined(at: index, in: tokens) {
        corrections.append(
          Correction(from: "\(token.text) \(tokens[index + 1].text)", to: joined.text))
        result.append(joined)
        index += 2
        continue
      }
      let words = seen[token.text] ?? read(token.text)
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
      index += 1
    }
    return (result, corrections)
  }

  private func isKnown(_ token: Token) -> Bool {
    if token.isAddress || token.text.utf8.count < 2 || token.text.utf8.count > Self.longest {
      return true
    }
    if token.text.utf8.contains(where: { $0 < 97 || $0 > 122 }) { return true }
    return isWord(token.text)
  }

  private func isWord(_ text: String) -> Bool { vocabulary.contains(text) || isFrench(text) }

  /// One word typed as two: « clic sequr », « por tail ».
  private func joined(at index: Int, in tokens: [Token]) -> Token? {
    guard index + 1 < tokens.count, tokens[index].after == .none else { return nil }
    let next = tokens[index + 1]
    let text = tokens[index].text + next.text
    guard text.utf8.count >= 6, vocabulary.contains(text) else { return nil }
    return Token(
      text: text, source: tokens[index].source.lowerBound..<next.source.upperBound,
      after: next.after)
  }

  private func read(_ word: String) -> [String] {
    if let single = withoutDoubles(word) { return [single] }
    if let parts = elision(word) { return parts }
    if word.utf8.count >= Self.shortest, let near = nearest(to: word) { return [near] }
    if let parts = glued(word) { return parts }
    if word.utf8.count >= Self.shortest, let sound = soundalike(of: word) { return [sound] }
    return [word]
  }

  private func withoutDoubles(_ word: String) -> String? {
    var bytes: [UInt8] = []
    for byte in word.utf8 where byte != bytes.last { bytes.append(byte) }
    guard bytes.count < word.utf8.count else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.count >= 3 && isWord(text) ? text : nil
  }

  /// « lacces » → « l acces », « jcherche » → « j cherche ».
  private func elision(_ word: String) -> [String]? {
    let utf8 = Array(word.utf8)
    let vowels = Set("aeiouyh".utf8)
    for length in [2, 1] where utf8.count >= length + 2 {
      let head = String(decoding: utf8[..<length], as: UTF8.self)
      let tail = String(decoding: utf8[length...], as: UTF8.self)
      switch head {
      case "qu", "l", "d", "c", "n", "m", "t", "s":
        if vowels.contains(utf8[length]), isWord(tail) { return [head, tail] }
      case "j":
        if tail.utf8.count >= 2, isWord(tail) { return [head, tail] }
      default: continue
      }
    }
    return nil
  }

  private func nearest(to word: String) -> String? {
    let target = Array(word.utf8)
    let limit = target.count >= Self.twoEditsFrom ? 2 : 1
    var best: (distance: Int, otherStart: Int, otherSound: Int, word: [UInt8])?
    let sound = PhoneticKey.of(target)
    for length in (target.count - limit)...(target.count + limit) {
      for candidate in byLength[length] ?? [] {
        guard let distance = EditDistance.between(target, candidate, limit: best?.distance ?? limit)
        else { continue }
        // Two edits and another first letter is another word.
        let otherStart = candidate.first == target.first ? 0 : 1
        if distance + otherStart > limit, target.count < 6 { continue }
        let rank = (distance, otherStart, PhoneticKey.of(candidate) == sound ? 0 : 1)
        if let known = best, (known.distance, known.otherStart, known.otherSound) <= rank {
          continue
        }
        best = (rank.0, rank.1, rank.2, candidate)
      }
    }
    return best.map { String(decoding: $0.word, as: UTF8.self) }
  }

  private func soundalike(of word: String) -> String? {
    let target = Array(word.utf8)
    let candidates = bySound[PhoneticKey.of(target)] ?? []
    return candidates.min { left, right in
      (abs(left.utf8.count - target.count), left) < (abs(right.utf8.count - target.count), right)
    }
  }

  /// Two words typed as one, the longer of which is ours: « motdepasse » is three, read in two steps.
  private func glued(_ word: String) -> [String]? {
    let utf8 = Array(word.utf8)
    guard utf8.count >= 6 else { return nil }
    for cut in 2..<(utf8.count - 1) {
      let head = String(decoding: utf8[..<cut], as: UTF8.self)
      let tail = String(decoding: utf8[cut...], as: UTF8.self)
      let ours = [head, tail].contains { $0.utf8.count >= Self.shortest && vocabulary.contains($0) }
      if ours, head.utf8.count >= 3 || vocabulary.contains(head), isWord(head), isWord(tail),
        tail.utf8.count >= 3
      {
        return [head, tail]
      }
    }
    return nil
  }
}

/// Where the sound of a French word ends: its last letters are often silent.
///
/// Source: the usual rules of French pronunciation (final *s, t, d, p, x* are silent, *c, f, l, r* are
/// sounded, except *r* of *-er*), as in Riegel, Pellat and Rioul, *Grammaire méthodique du
/// français*, "L'orthographe", on letters without a sound (*morphogrammes*).
struct PhoneticEnding: Sendable {
  /// Letters before a final *-ent* that make it the mute third person plural.
  ///
  /// Source: counted in the dictionary `language/french-words.txt` is made from; forms with these
  /// endings come from verbs, but for a few rare words (*intermittent*, *Laurent*).
  /// Elsewhere *-ent* is taken as nasal, as in *document*, *client* and *président*.
  private static let mutePlurals: [[UInt8]] = [
    "ai", "oi", "ui", "fi", "bli", "pli", "y",
    "b", "ch", "f", "gn", "iqu", "ou", "tu", "x",
    "ss", "nn", "tt", "rt", "ct", "st", "pt", "ut",
    "is", "os", "us", "ir", "ur", "iv", "oiv", "euv",
    "br", "cr", "dr", "fr", "gr", "pr", "tr", "vr",
    "bl", "fl", "gl", "pl", "rl", "rn", "ll",
  ].map { Array($0.utf8) }
  /// *excell-ent*, and as it is also typed: adjectives that look like these verbs.
  private static let nasalAdjectives = ["excell", "exell", "intermitt"].map { Array($0.utf8) }
  private static let pluralEnding = Array("ent".utf8)

  private let word: [UInt8]
  /// The offset of the first vowel that sounds, or the length of the word.
  private let firstVowel: Int

  private init(_ word: [UInt8]) {
    self.word = word
    firstVowel =
      word.indices.first { index in
        guard word[index].isVowel else { return false }
        let isSilentU =
          word[index] == UInt8(ascii: "u") && index > 0 && word[index - 1] == UInt8(ascii: "q")
        return !isSilentU
      } ?? word.count
  }

  /// Returns the offset behind the last letter with a sound.
  ///
  /// - Parameter word: A folded word.
  /// - Returns: An offset up to `word.count`; the letters before it hold a vowel when the word does.
  static func endOfSound(in word: [UInt8]) -> Int {
    PhoneticEnding(word).endOfSound()
  }

  private func endOfSound() -> Int {
    if let stem = stemOfMutePlural() { return withoutMuteE(stem) }
    let singular = withoutPlural()
    let isPlural = singular < word.count
    let stem = singular - 2
    if letter(before: singular) == UInt8(ascii: "e") { return withoutMuteE(singular) }
    if ends("er", at: singular), !isPlural || hasAgentEnding(stem) {
      return hasVowel(before: stem) ? withoutMuteE(stem) : singular
    }
    if ends("ez", at: singular), !isPlural {
      return hasVowel(before: stem) ? withoutMuteE(stem) : singular - 1
    }
    return withoutConsonant(singular)
  }

  /// *appell-ent* but not *docum-ent*: returns the offset of a mute *-ent*.
  private func stemOfMutePlural() -> Int? {
    let stem = word.count - Self.pluralEnding.count
    guard word.has(Self.pluralEnding, at: stem), hasVowel(before: stem) else { return nil }
    if Self.nasalAdjectives.contains(where: { $0.elementsEqual(word[..<stem]) }) { return nil }
    let isMute = Self.mutePlurals.contains { word.has($0, at: stem - $0.count) }
    return isMute ? stem : nil
  }

  /// Drops the *s* and, behind *u* and *i*, the *x* of a plural: *accès*, *rôles*, *lieux*, *prix*.
  private func withoutPlural() -> Int {
    var end = word.count
    while letter(before: end) == UInt8(ascii: "s"), hasVowel(before: end - 1) { end -= 1 }
    if ends("ux", at: end) || ends("ix", at: end), end == word.count {
      end -= 1
    }
    return end
  }

  /// The plurals in *-ers* whose *r* is silent: *dossiers*, *bouchers*, *étrangers*; not *divers*.
  private func hasAgentEnding(_ stem: Int) -> Bool {
    switch letter(before: stem) {
    case UInt8(ascii: "i"), UInt8(ascii: "g"), UInt8(ascii: "h"): true
    default: false
    }
  }

  /// Drops every *e* at the end, mute or not, and keeps one when no other vowel sounds.
  private func withoutMuteE(_ end: Int) -> Int {
    var end = end
    while letter(before: end) == UInt8(ascii: "e"), hasVowel(before: end - 1) { end -= 1 }
    return end
  }

  /// Drops one silent consonant: *t* (*gt*), *d*, and *p* and *g* where they are mute.
  private func withoutConsonant(_ end: Int) -> Int {
    guard let last = letter(before: end), let previous = letter(before: end - 1),
      hasVowel(before: end - 1)
    else { return end }
    switch last {
    case UInt8(ascii: "t") where previous == UInt8(ascii: "s"): return end  // test
    case UInt8(ascii: "t") where previous == UInt8(ascii: "g"): return end - 2  // vingt
    case UInt8(ascii: "t"), UInt8(ascii: "d"): return end - 1  // droit, accord
    case UInt8(ascii: "p") where "mour".utf8.contains(previous): return end - 1  // temps, coup
    case UInt8(ascii: "g") where previous == UInt8(ascii: "n"): return end - 1  // long
    default: return end
    }
  }

  private func hasVowel(before end: Int) -> Bool { firstVowel < end }

  private func ends(_ letters: String, at end: Int) -> Bool {
    word[..<end].suffix(letters.utf8.count).elementsEqual(letters.utf8)
  }

  private func letter(before end: Int) -> UInt8? { end > 0 ? word[end - 1] : nil }
}

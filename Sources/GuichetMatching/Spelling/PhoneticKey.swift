/// A key that words which sound alike in French have in common.
///
/// The key is for finding candidates: a person who types by ear writes `otantifier` for
/// *authentifier*, `konecter` for *connecter*, `acses` for *accès*. Two words with one key may still
/// be different words (*compte*, *conte*); who looks words up by key decides with more than the key.
///
/// ```swift
/// PhoneticKey.of("authentifier".utf8) == PhoneticKey.of("otantifie".utf8)  // true: otAtifi
/// ```
///
/// A key is ASCII. A small letter is the sound it usually writes (`j` for the *g* of *page*, `k` for
/// *qu*); a capital is a sound that French writes with several letters:
///
/// | sign | sound, as in | sign | sound, as in |
/// | --- | --- | --- | --- |
/// | `A` | *an*, *temps* | `S` | *chat* |
/// | `I` | *pin*, *main* | `N` | *signe* |
/// | `O` | *bon*, *nom* | `Y` | *fille*, *travail* |
/// | `Q` | *un*, *lundi* | `wa` | *oi* |
/// | `U` | *ou* | `wI` | *oin* |
/// | `E` | *eu*, *cœur* | | |
///
/// The words it gets are folded, so accents are lost, and *é* and mute *e* cannot be told apart at
/// the end of a word: both are left out, with *-er*, *-ez* and *-ée*. So *oublie*, *oublié* and
/// *oublier* have one key, and a singular that of its plural.
public enum PhoneticKey: Sendable {
  /// Returns the key of a folded word.
  ///
  /// Linear in the length of the word.
  ///
  /// - Parameter folded: The UTF-8 bytes of a folded word. Digits stand in the key as they are;
  ///   bytes other than a–z and 0–9 are skipped.
  /// - Returns: The key; empty for a word without a sound, such as `h`.
  public static func of(_ folded: some Collection<UInt8>) -> [UInt8] {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let word = folded.filter { letters.contains($0) || digits.contains($0) }
    let end = PhoneticEnding.endOfSound(in: word)

    var key: [UInt8] = []
    key.reserveCapacity(end)
    var position = 0
    while position < end {
      let rule = PhoneticRules.rules(for: word[position]).first {
        $0.fits(word, at: position, end: end)
      }
      for sound in rule?.sounds ?? [word[position]] where sound != key.last {
        key.append(sound)  // a doubled letter sounds once
      }
      position += rule?.letters.count ?? 1
    }
    return key
  }
}

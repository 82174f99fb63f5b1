/// The endings behind `~` in a pattern: French inflection, generated rather than listed.
///
/// Accents are folded, so *-é*, *-ée* and *-e* meet. Source: the conjugation tables of Bescherelle,
/// first group, second group, and the regular part of the third.
package enum Inflection {
  /// The endings of a name, or `nil` when there is no such name.
  ///
  /// - `er`: connect~er → connecter, connecte, connectez, connecté(e)(s), connecterais…
  /// - `ger`: chang~ger, with the *e* before *a* and *o*.
  /// - `ir`: fin~ir → finir, fini(e)(s), finissez…
  /// - `re`: perd~re → perdre, perds, perdu(e)(s), perdez…
  /// - `e`: autoris~e → agreement of adjectives and participles: nothing, e, s, es.
  package static func endings(of name: String) -> [String]? {
    switch name {
    case "er": er
    case "ger": er + ["ea", "eais", "eait", "eaient", "eant", "eons"]
    case "ir": ir
    case "re": re
    case "e": ["", "e", "s", "es"]
    default: nil
    }
  }

  private static let er = [
    "er", "e", "es", "ez", "ons", "ent", "ee", "ees", "ais", "ait", "aient", "ions", "iez", "ant",
    "erai", "eras", "era", "erez", "erons", "eront", "erais", "erait", "eraient", "erions",
    "eriez", "a", "ai",
  ]
  private static let ir = [
    "ir", "i", "ie", "is", "ies", "it", "issez", "issons", "issent", "isse", "isses", "issais",
    "issait", "issaient", "issant", "irai", "iras", "ira", "irez", "irons", "iront", "irais",
    "irait", "iraient",
  ]
  private static let re = [
    "re", "", "s", "ez", "ons", "ent", "e", "es", "u", "ue", "us", "ues", "ais", "ait", "aient",
    "ant", "rai", "ras", "ra", "rez", "rons", "ront", "rais", "rait", "raient",
  ]
}

/// The table of how letters sound in French.
///
/// A rule is looked up by its first letter; the first one that fits is taken, so special cases stand
/// before general ones. A letter no rule reads sounds like itself.
///
/// Sources, by group: the correspondences of spelling and sound are those of Nina Catach,
/// *L'orthographe française* (graphèmes of base and their positions), and of Riegel, Pellat and
/// Rioul, *Grammaire méthodique du français*, "L'orthographe". Which spellings people mix up is
/// also what the REP lines of the Hunspell dictionary of Dicollecte list (`f`/`ph`, `c`/`qu`,
/// `k`/`qu`, `x`/`ct`, `ss`/`c`, `ai`/`é`, `o`/`au`/`eau`, `t`/`th`, doubled consonants). Exceptions
/// that no rule gives (*ville*, *femme*, *août*) are words of everyday use.
enum PhoneticRules: Sendable {
  /// Returns the rules that read a letter, in the order to try them.
  static func rules(for letter: UInt8) -> [PhoneticRule] {
    let index = Int(letter) - Int(UInt8(ascii: "a"))
    return byLetter.indices.contains(index) ? byLetter[index] : []
  }

  private static let byLetter: [[PhoneticRule]] = {
    var table = [[PhoneticRule]](repeating: [], count: 26)
    for rule in vowels + consonants {
      guard let letter = rule.letters.first else { continue }
      table[Int(letter) - Int(UInt8(ascii: "a"))].append(rule)
    }
    return table
  }()

  // MARK: - Vowels

  private static let vowels: [PhoneticRule] = [
    // Yod: -ail, -eil, -euil, -ouil, -ill. Catach: "il(l)" behind a vowel. « accueil » is also typed
    // « acceuil ».
    PhoneticRule("aill", "aY"),
    PhoneticRule("ail", "aY", .close),
    PhoneticRule("eill", "eY"),
    PhoneticRule("eil", "eY", .close),
    PhoneticRule("oeil", "EY"),
    PhoneticRule("euill", "EY"),
    PhoneticRule("euil", "EY", .close),
    PhoneticRule("ueill", "EY"),
    PhoneticRule("ueil", "EY", .close),
    PhoneticRule("ouill", "UY"),
    PhoneticRule("ouil", "UY", .close),
    PhoneticRule("ill", "il", behind: ["^", "^v", "^m", "tranqu", "dist"]),
    PhoneticRule("ill", "iY"),

    // -y- between vowels stands for two i: essayer, envoyer, appuyer.
    PhoneticRule("ayen", "eiI", .plural),
    PhoneticRule("oyen", "waiI", .plural),
    PhoneticRule("iy", "iY", .vowel),  // « juiyet »
    PhoneticRule("aye", "e", .one(of: "m", "r")),  // payement, essayera
    PhoneticRule("ay", "ei", .vowel),
    PhoneticRule("ey", "ei", .vowel),
    PhoneticRule("oy", "wai", .vowel),

    // Nasal vowels: a vowel and n before a consonant or the end, a vowel and m before b or p.
    PhoneticRule("emmen", "amA", .close),  // récemment, précédemment
    PhoneticRule("ain", "I", .nasalN),
    PhoneticRule("aim", "I", .close),
    PhoneticRule("ein", "I", .nasalN),
    PhoneticRule("een", "eI", .plural),  // européen
    PhoneticRule("ien", "iI", .plural),  // bien, citoyen, moyens
    PhoneticRule("ien", "iI", behind: ["b", "v"], .nasalN),  // bientôt, devient, viendra
    PhoneticRule("ien", "iI", .one(of: "dr")),  // tiendra
    PhoneticRule("yen", "iI", .plural),
    PhoneticRule("en", "I", behind: ["exam"], .plural),
    PhoneticRule("oin", "wI", .nasalN),
    PhoneticRule("ouin", "wI", .nasalN),
    PhoneticRule("an", "A", .nasalN),
    PhoneticRule("en", "A", .nasalN),
    PhoneticRule("in", "I", .nasalN),
    PhoneticRule("on", "O", .nasalN),
    PhoneticRule("un", "Q", .nasalN),
    PhoneticRule("yn", "I", .nasalN),
    PhoneticRule("am", "A", .nasalM),
    PhoneticRule("em", "A", .nasalM),
    PhoneticRule("im", "I", .nasalM),
    PhoneticRule("om", "O", .nasalM),
    PhoneticRule("um", "Q", .nasalM),
    PhoneticRule("ym", "I", .nasalM),
    PhoneticRule("om", "O", .close),  // nom, prénom

    // Several letters, one vowel.
    PhoneticRule("eau", "o"),
    PhoneticRule("au", "o"),
    PhoneticRule("oeu", "E"),
    PhoneticRule("eu", "E"),
    PhoneticRule("aou", "U", .one(of: "t", "l")),  // août, saoul
    PhoneticRule("ou", "U"),
    PhoneticRule("oi", "wa"),
    PhoneticRule("oy", "wa"),
    PhoneticRule("oa", "wa"),  // « moa »
    PhoneticRule("aie", "e", .one(of: "m", "n", "r")),  // paiement, essaiera
    PhoneticRule("ai", "e"),
    PhoneticRule("ay", "e"),
    PhoneticRule("ei", "e"),
    PhoneticRule("ey", "e"),
    PhoneticRule("em", "a", behind: ["^f"], .one(of: "m")),  // femme
    PhoneticRule("y", "i"),
  ]

  // MARK: - Consonants

  private static let consonants: [PhoneticRule] = [
    // c. Folding turns ç into c: the commonest words with ç stand first.
    PhoneticRule("c", "s", behind: ["fran"], .one(of: "ai")),  // français
    PhoneticRule("con", "sO", behind: ["^fa", "^le", "gar", "^ma", "soup", "n"], .close),
    PhoneticRule("c", "s", behind: ["^re", "aper"], .one(of: "oi")),  // reçoit, aperçois
    PhoneticRule("cu", "su", behind: ["^re", "^de", "per", "^con"], .silence),  // reçue, aperçu
    PhoneticRule("cc", "k", .one(of: "euil")),  // « acceuil »
    PhoneticRule("c", "k", .one(of: "euil")),  // « receuil »
    PhoneticRule("cc", "ks", .softener),  // accès
    PhoneticRule("ch", "k", .one(of: "r", "l", "n")),  // technique, chronologie
    PhoneticRule("ch", "k", behind: ["psy"]),
    PhoneticRule("ch", "S"),
    PhoneticRule("c", "s", .softener),
    PhoneticRule("c", "k"),

    // g
    PhoneticRule("g", "g", .one(of: "euil")),  // « orgeuil »
    PhoneticRule("gueill", "gEY"),
    PhoneticRule("gueil", "gEY", .close),
    PhoneticRule("gn", "N"),
    PhoneticRule("gu", "g", .vowel),
    PhoneticRule("geo", "jeo", behind: ["^"]),  // géographie
    PhoneticRule("ge", "j", .one(of: "a", "o")),  // mangeons, Georges
    PhoneticRule("gg", "gj", .softener),  // suggérer
    PhoneticRule("g", "j", .softener),
    PhoneticRule("gz", "ks"),  // « egzemple »

    // Greek and mute letters.
    PhoneticRule("ph", "f"),
    PhoneticRule("h", ""),
    PhoneticRule("p", "", behind: ["m"], .one(of: "t")),  // compte, exempter
    PhoneticRule("m", "", behind: ["da", "to"], .one(of: "n")),  // condamner, automne
    PhoneticRule("pay", "pei", .one(of: "s")),  // pays, paysage

    // q, x
    PhoneticRule("qu", "k", .vowel),  // but « sequr »
    PhoneticRule("q", "k"),
    PhoneticRule("xc", "ks", .softener),  // excellent
    PhoneticRule("x", "ks"),

    // s. Between vowels it is z, so that *poison* is not *poisson*.
    PhoneticRule("sch", "S"),
    PhoneticRule("sh", "S"),
    PhoneticRule("sc", "s", .softener),
    PhoneticRule("ss", "s"),
    PhoneticRule("s", "s", behind: ["a"], .one(of: "ion")),  // « informasion »; occasion too
    PhoneticRule("s", "z", behind: ["a", "e", "i", "o", "u", "y"], .vowel),

    // t before i: -tion, -tiel, -tieux, -tial, -tience sound like s, except behind s and x.
    PhoneticRule("ti", "ti", behind: ["s", "x"]),
    PhoneticRule("ti", "si", .one(of: "on", "el", "eux", "al", "at", "enc")),
    PhoneticRule("ti", "si", behind: ["pa", "quo"], .one(of: "ent")),  // patient, quotient
    PhoneticRule("tien", "tiI", behind: ["b", "n", "r", "e", "u"], .one(of: "t")),  // contient
  ]
}

/// How some letters sound between some others: one line of ``PhoneticRules``.
struct PhoneticRule: Sendable {
  /// What must come behind the letters.
  ///
  /// It is looked for in the whole word, silent letters too: the mute *e* of *une* is what keeps its
  /// *n* from being nasal.
  enum After: Sendable {
    /// Anything or nothing.
    case anything
    /// A letter a, e, i, o, u or y.
    case vowel
    /// A letter e, i or y, before which *c* and *g* are soft.
    case softener
    /// What makes a vowel and *n* nasal: the end, or a consonant other than *n* and *h*.
    case nasalN
    /// What makes a vowel and *m* nasal: *b* or *p*.
    case nasalM
    /// The end of the word, or *s*.
    case plural
    /// Nothing but letters s, t and x, silent there.
    case close
    /// Nothing that sounds.
    case silence
    /// One of these.
    case text([[UInt8]])
  }

  /// What must come before the letters.
  private struct Before: Sendable {
    /// The letters that end there.
    let letters: [UInt8]
    /// Whether they begin the word.
    let atStart: Bool

    /// Reads `^fam` as *fam* at the start of the word, `fam` as *fam* anywhere.
    init(_ text: String) {
      atStart = text.hasPrefix("^")
      letters = Array((atStart ? text.dropFirst() : text[...]).utf8)
    }

    func fits(_ word: [UInt8], at position: Int) -> Bool {
      (!atStart || position == letters.count) && word.has(letters, at: position - letters.count)
    }
  }

  /// The letters the rule reads.
  let letters: [UInt8]
  /// One of these must come before; empty: anything.
  private let before: [Before]
  /// What must come behind.
  private let after: After
  /// The sounds, as ``PhoneticKey`` writes them.
  let sounds: [UInt8]

  /// Creates a rule: `letters` sound like `sounds` behind one of `before` and before `after`.
  init(_ letters: String, _ sounds: String, behind before: [String] = [], _ after: After) {
    self.letters = Array(letters.utf8)
    self.sounds = Array(sounds.utf8)
    self.before = before.map(Before.init)
    self.after = after
  }

  /// Creates a rule: `letters` sound like `sounds` behind one of `before`, whatever follows.
  init(_ letters: String, _ sounds: String, behind before: [String] = []) {
    self.init(letters, sounds, behind: before, .anything)
  }

  /// Says whether the rule reads the letters at a position of a word.
  ///
  /// - Parameters:
  ///   - word: The folded word.
  ///   - position: The offset of the first letter to read.
  ///   - end: The offset behind the last letter with a sound; the rule reads none behind it.
  /// - Returns: True when the letters, what is before and what is behind are the rule's.
  func fits(_ word: [UInt8], at position: Int, end: Int) -> Bool {
    guard position + letters.count <= end, word.has(letters, at: position) else { return false }
    guard before.isEmpty || before.contains(where: { $0.fits(word, at: position) }) else {
      return false
    }
    let rest = word[(position + letters.count)...]
    return switch after {
    case .anything: true
    case .vowel: rest.first?.isVowel == true
    case .softener: rest.first?.isSoftener == true
    case .nasalN:
      rest.first.map { !$0.isVowel && $0 != UInt8(ascii: "n") && $0 != UInt8(ascii: "h") } ?? true
    case .nasalM: rest.first == UInt8(ascii: "b") || rest.first == UInt8(ascii: "p")
    case .plural: rest.isEmpty || rest.elementsEqual(CollectionOfOne(UInt8(ascii: "s")))
    case .silence: rest.startIndex == end
    case .close: rest.allSatisfy(\.isSilentAtEnd)
    case .text(let texts): texts.contains { word.has($0, at: rest.startIndex) }
    }
  }
}

extension PhoneticRule.After {
  /// Returns what asks for one of some texts behind the letters.
  static func one(of texts: String...) -> Self { .text(texts.map { Array($0.utf8) }) }
}

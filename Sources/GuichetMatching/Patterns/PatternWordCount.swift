/// Counts how many patterns ask for each word, notions included.
///
/// A pattern asks once for each word that it or a notion of its spells out, once more for each notion
/// that does: words are numbered, and what a notion holds is a set of bits.
struct PatternWordCount {
  private var words = Column()
  private var stems = Column()
  private let lexicon: Lexicon
  /// How often patterns ask for each notion.
  private var notionUses: [String: Int] = [:]

  /// Begins with the words of all notions, which nothing asks for yet.
  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    for notion in lexicon.spelled.values {
      for word in notion.own.words { words.add(word) }
      for stem in notion.own.stems { stems.add(stem) }
    }
  }

  /// Adds what a conjunct spells out itself and the notions it refers to, asked for so often.
  mutating func add(_ spelled: SpelledWords, notions: [String], times: Int) {
    words.add(spelled.words, times: times)
    stems.add(spelled.stems, times: times)
    if times == 0 { return }
    for notion in notions { notionUses[notion, default: 0] += times }
  }

  /// What was counted; linear in the notions that are asked for times the words of the bot.
  mutating func total() -> PatternWords {
    var known: [String: (words: Bits, stems: Bits)] = [:]
    for (notion, times) in notionUses {
      let held = held(by: notion, known: &known)
      words.add(held.words, times: times)
      stems.add(held.stems, times: times)
    }
    return PatternWords(words: words.counts, stems: stems.counts)
  }

  private func held(
    by notion: String, known: inout [String: (words: Bits, stems: Bits)]
  ) -> (words: Bits, stems: Bits) {
    if let done = known[notion] { return done }
    var held = (words: Bits(), stems: Bits())
    // A notion that holds itself is an error elsewhere, and stands for nothing here.
    known[notion] = held
    guard let spelled = lexicon.spelled[notion] else { return held }
    for word in spelled.own.words { words.number(of: word).map { held.words.insert($0) } }
    for stem in spelled.own.stems { stems.number(of: stem).map { held.stems.insert($0) } }
    for inner in spelled.notions {
      let more = self.held(by: inner, known: &known)
      held.words.formUnion(more.words)
      held.stems.formUnion(more.stems)
    }
    known[notion] = held
    return held
  }

  /// Words by number, each with its count.
  private struct Column {
    private var numbers: [String: Int] = [:]
    private var totals: [Int] = []

    func number(of word: String) -> Int? { numbers[word] }

    @discardableResult
    mutating func add(_ word: String) -> Int {
      if let known = numbers[word] { return known }
      numbers[word] = totals.count
      totals.append(0)
      return totals.count - 1
    }

    mutating func add(_ words: [String], times: Int) {
      var seen: [Int] = []
      for word in words {
        let number = add(word)
        if times == 0 || seen.contains(number) { continue }
        seen.append(number)
        totals[number] += times
      }
    }

    mutating func add(_ members: Bits, times: Int) {
      members.forEach { totals[$0] += times }
    }

    var counts: [String: Int] { numbers.mapValues { totals[$0] } }
  }

  /// A set of small numbers.
  private struct Bits {
    private var blocks: [UInt64] = []

    mutating func insert(_ member: Int) {
      let place = member / 64
      if place >= blocks.count {
        blocks += [UInt64](repeating: 0, count: place + 1 - blocks.count)
      }
      blocks[place] |= 1 << UInt64(member % 64)
    }

    mutating func formUnion(_ other: Bits) {
      if other.blocks.count > blocks.count {
        blocks += [UInt64](repeating: 0, count: other.blocks.count - blocks.count)
      }
      for (place, block) in other.blocks.enumerated() { blocks[place] |= block }
    }

    func forEach(_ body: (Int) -> Void) {
      for (place, block) in blocks.enumerated() {
        var rest = block
        while rest != 0 {
          body(place * 64 + rest.trailingZeroBitCount)
          rest &= rest - 1
        }
      }
    }
  }
}

import GuichetCore

/// Finds which requirements a word meets, without copying the word.
///
/// Words are looked up by a hash of their bytes, taken along the word so that every beginning costs
/// one look-up more. Two words with one hash only make a pattern possible that is then tried in vain.
struct WordIndex: Sendable {
  private let exact: Table
  private let prefixes: Table
  private let shortestPrefix: Int
  private let longestPrefix: Int

  /// Indexes requirements, numbered from 0.
  init(_ requirements: [WordRequirement]) {
    var lengths = (shortest: Int.max, longest: 0)
    for prefix in requirements.lazy.flatMap(\.prefixes) {
      lengths.shortest = min(lengths.shortest, Int(prefix.length))
      // Lengths beyond the byte are not told apart.
      lengths.longest = prefix.length == .max ? .max : max(lengths.longest, Int(prefix.length))
    }
    exact = Table(requirements, \.exact)
    prefixes = Table(requirements, \.prefixes)
    shortestPrefix = lengths.shortest
    longestPrefix = lengths.longest
  }

  /// Gives the number of every requirement that a word meets; one may come several times.
  func forEachRequirement(metBy word: some Collection<UInt8>, _ body: (Int) -> Void) {
    var hash = FNV1a()
    var length = 0
    for byte in word {
      hash.add(byte)
      length += 1
      if length >= shortestPrefix, length <= longestPrefix {
        prefixes.forEach(hash.value, body)
      }
    }
    exact.forEach(hash.value, body)
  }

  /// Numbers by a hash that needs no hashing of its own, in two flat arrays: open addressing.
  private struct Table: Sendable {
    private struct Slot {
      var hash: UInt64 = 0
      var start: Int32 = 0
      /// How many numbers; 0 is an empty slot.
      var count: Int32 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: 16)
    private var numbers: [Int32] = []
    private var mask: UInt64 { UInt64(slots.count - 1) }

    /// Lists requirements under each of their words; linear in the words.
    init(_ requirements: [WordRequirement], _ words: (WordRequirement) -> [WordRequirement.Key]) {
      var used = 0
      var total: Int32 = 0
      for requirement in requirements {
        for word in words(requirement) {
          var place = place(of: word.hash)
          if slots[place].count == 0 {
            used += 1
            if used * 2 > slots.count {
              grow()
              place = self.place(of: word.hash)
            }
            slots[place].hash = word.hash
          }
          slots[place].count += 1
          total += 1
        }
      }
      numbers = [Int32](repeating: 0, count: Int(total))
      // Each list ends where the next begins, and is filled from its end.
      var end: Int32 = 0
      for place in slots.indices {
        end += slots[place].count
        slots[place].start = end
      }
      for (number, requirement) in requirements.enumerated().reversed() {
        for word in words(requirement) {
          let place = place(of: word.hash)
          slots[place].start -= 1
          numbers[Int(slots[place].start)] = Int32(clamping: number)
        }
      }
    }

    /// Where a hash stands, or the empty slot where it would.
    private func place(of hash: UInt64) -> Int {
      var place = Int(hash & mask)
      while slots[place].count != 0, slots[place].hash != hash { place = (place + 1) & Int(mask) }
      return place
    }

    private mutating func grow() {
      let old = slots
      slots = [Slot](repeating: Slot(), count: old.count * 2)
      for slot in old where slot.count != 0 { slots[place(of: slot.hash)] = slot }
    }

    func forEach(_ hash: UInt64, _ body: (Int) -> Void) {
      let slot = slots[place(of: hash)]
      for number in numbers[Int(slot.start)..<Int(slot.start + slot.count)] { body(Int(number)) }
    }
  }
}

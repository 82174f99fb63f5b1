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
    var exact: [(hash: UInt64, number: Int)] = []
    var prefixes: [(hash: UInt64, number: Int)] = []
    var lengths = (shortest: Int.max, longest: 0)
    for (number, requirement) in requirements.enumerated() {
      for word in requirement.exact { exact.append((word.hash, number)) }
      for prefix in requirement.prefixes {
        prefixes.append((prefix.hash, number))
        lengths.shortest = min(lengths.shortest, Int(prefix.length))
        // Lengths beyond the byte are not told apart.
        lengths.longest = prefix.length == .max ? .max : max(lengths.longest, Int(prefix.length))
      }
    }
    self.exact = Table(exact)
    self.prefixes = Table(prefixes)
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

    private var slots: [Slot]
    private let numbers: [Int32]
    private let mask: UInt64

    init(_ entries: [(hash: UInt64, number: Int)]) {
      let sorted = entries.sorted { ($0.hash, $0.number) < ($1.hash, $1.number) }
      var capacity = 16
      while capacity < sorted.count * 2 { capacity *= 2 }
      slots = [Slot](repeating: Slot(), count: capacity)
      mask = UInt64(capacity - 1)
      numbers = sorted.map { Int32(clamping: $0.number) }
      var start = 0
      while start < sorted.count {
        let hash = sorted[start].hash
        var end = start + 1
        while end < sorted.count, sorted[end].hash == hash { end += 1 }
        var place = Int(hash & mask)
        while slots[place].count != 0 { place = (place + 1) & (capacity - 1) }
        slots[place] = Slot(
          hash: hash, start: Int32(clamping: start), count: Int32(clamping: end - start))
        start = end
      }
    }

    func forEach(_ hash: UInt64, _ body: (Int) -> Void) {
      var place = Int(hash & mask)
      while slots[place].count != 0 {
        let slot = slots[place]
        if slot.hash == hash {
          for number in numbers[Int(slot.start)..<Int(slot.start + slot.count)] {
            body(Int(number))
          }
          return
        }
        place = (place + 1) & Int(mask)
      }
    }
  }
}

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
    var exact: [UInt64: [Int]] = [:]
    var prefixes: [UInt64: [Int]] = [:]
    var lengths = (shortest: Int.max, longest: 0)
    for (number, requirement) in requirements.enumerated() {
      for word in requirement.exact { exact[Self.hash(word.utf8), default: []].append(number) }
      for prefix in requirement.prefixes {
        prefixes[Self.hash(prefix.utf8), default: []].append(number)
        lengths.shortest = min(lengths.shortest, prefix.utf8.count)
        lengths.longest = max(lengths.longest, prefix.utf8.count)
      }
    }
    self.exact = Table(exact)
    self.prefixes = Table(prefixes)
    shortestPrefix = lengths.shortest
    longestPrefix = lengths.longest
  }

  /// Gives the number of every requirement that a word meets; one may come several times.
  func forEachRequirement(metBy word: some Collection<UInt8>, _ body: (Int) -> Void) {
    var hash = Self.offset
    var length = 0
    for byte in word {
      hash = Self.step(hash, byte)
      length += 1
      if length >= shortestPrefix, length <= longestPrefix {
        prefixes.forEach(hash, body)
      }
    }
    exact.forEach(hash, body)
  }

  // FNV-1a, 64 bits.
  private static let offset: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0100_0000_01b3
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(offset, step)
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
    private var numbers: [Int32] = []
    private let mask: UInt64

    init(_ entries: [UInt64: [Int]]) {
      var capacity = 16
      while capacity < entries.count * 2 { capacity *= 2 }
      slots = [Slot](repeating: Slot(), count: capacity)
      mask = UInt64(capacity - 1)
      for (hash, found) in entries.sorted(by: { $0.key < $1.key }) {
        var place = Int(hash & mask)
        while slots[place].count != 0 { place = (place + 1) & (capacity - 1) }
        slots[place] = Slot(
          hash: hash, start: Int32(clamping: numbers.count), count: Int32(clamping: found.count))
        numbers += found.map { Int32(clamping: $0) }
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

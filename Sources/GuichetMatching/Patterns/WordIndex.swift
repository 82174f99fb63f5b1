/// Finds which requirements a word meets, without copying the word.
///
/// Words are looked up by a hash of their bytes, taken along the word so that every beginning costs
/// one look-up more. Two words with one hash only make a pattern possible that is then tried in vain.
struct WordIndex: Sendable {
  private var exact: [UInt64: [Int]] = [:]
  private var prefixes: [UInt64: [Int]] = [:]
  private var shortestPrefix = Int.max
  private var longestPrefix = 0

  /// Adds a requirement, by its number.
  mutating func insert(_ requirement: WordRequirement, number: Int) {
    for word in requirement.exact { exact[Self.hash(word.utf8), default: []].append(number) }
    for prefix in requirement.prefixes {
      prefixes[Self.hash(prefix.utf8), default: []].append(number)
      shortestPrefix = min(shortestPrefix, prefix.utf8.count)
      longestPrefix = max(longestPrefix, prefix.utf8.count)
    }
  }

  /// Gives the number of every requirement that a word meets; one may come several times.
  func forEachRequirement(metBy word: some Collection<UInt8>, _ body: (Int) -> Void) {
    var hash = Self.offset
    var length = 0
    for byte in word {
      hash = Self.step(hash, byte)
      length += 1
      if length >= shortestPrefix, length <= longestPrefix {
        prefixes[hash]?.forEach(body)
      }
    }
    exact[hash]?.forEach(body)
  }

  // FNV-1a, 64 bits.
  private static let offset: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0100_0000_01b3
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(offset, step)
  }
}

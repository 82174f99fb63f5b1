/// A set of small numbers that is cheap to make empty and to list.
struct CandidateSet {
  private var bits: [UInt64]
  /// The members, in the order they came.
  private(set) var members: [Int] = []

  /// Creates an empty set of numbers from 0 up to `capacity`.
  init(capacity: Int) { bits = [UInt64](repeating: 0, count: (capacity + 63) / 64) }

  mutating func insert(_ member: Int) {
    let bit = UInt64(1) << UInt64(member % 64)
    if bits[member / 64] & bit == 0 {
      bits[member / 64] |= bit
      members.append(member)
    }
  }

  func contains(_ member: Int) -> Bool { bits[member / 64] & (1 << UInt64(member % 64)) != 0 }
}

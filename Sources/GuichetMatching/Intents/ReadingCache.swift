import Synchronization

/// Readings of clauses, for `check`, which reads the same clauses again and again.
///
/// What a clause says depends on its words alone, so a clause that comes back costs one look-up.
final class ReadingCache: Sendable {
  /// One part of the clauses has one lock, so that processors seldom wait for each other.
  private final class Part: Sendable {
    let readings = Mutex<[[UInt8]: [Reading]]>([:])
  }

  private let parts = (0..<64).map { _ in Part() }

  /// The readings of a clause, found again or made.
  func readings(of clause: Clause, orElse make: () -> [Reading]) -> [Reading] {
    let part = parts[(Int(clause.text.last ?? 0) &+ clause.text.count) % parts.count]
    if let known = part.readings.withLock({ $0[clause.text] }) {
      return known.map { $0.moved(to: clause) }
    }
    let new = make()
    part.readings.withLock { $0[clause.text] = new }
    return new
  }
}

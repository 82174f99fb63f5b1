/// FNV-1a with 64 bits, taken byte after byte: the same on every machine, and no secret.
@frozen
@usableFromInline
package struct FNV1a: Sendable {
  /// The digest of the bytes so far.
  @usableFromInline
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Begins with no byte.
  @inlinable
  package init() {}

  /// The digest of some bytes.
  @inlinable
  package init(_ bytes: some Sequence<UInt8>) { add(bytes) }

  /// Takes one byte more.
  @inlinable
  package mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0100_0000_01b3
  }

  /// Takes some bytes more.
  @inlinable
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }
}

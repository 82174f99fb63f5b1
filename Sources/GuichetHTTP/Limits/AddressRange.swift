/// The addresses that begin with the same bits, written as `10.0.0.0/8`; an address alone is a range of one.
public struct AddressRange: Equatable, CustomStringConvertible, Sendable {
  private let bytes: [UInt8]
  private let bits: Int
  private let text: String

  /// Reads a range; `nil` when it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, let address = IPAddress(String(first)), parts.count <= 2 else {
      return nil
    }
    let most = address.bytes.count * 8
    let bits = parts.count == 2 ? parts.last.flatMap { Int($0) } : most
    guard let bits, (0...most).contains(bits) else { return nil }
    bytes = address.bytes
    self.bits = bits
    self.text = text
  }

  /// This machine.
  public static let loopback = ["127.0.0.0/8", "::1"].compactMap(AddressRange.init)

  /// As it is written: `10.0.0.0/8`, without the number of bits for an address alone.
  public var description: String { text }

  /// Whether an address is in the range.
  func contains(_ address: IPAddress) -> Bool {
    guard address.bytes.count == bytes.count else { return false }
    for (index, (one, other)) in zip(bytes, address.bytes).enumerated() {
      let left = bits - index * 8
      if left <= 0 { return true }
      let mask: UInt8 = left >= 8 ? 0xFF : ~(0xFF >> UInt8(left))
      if one & mask != other & mask { return false }
    }
    return true
  }
}

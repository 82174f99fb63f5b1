#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An IP address.
struct IPAddress: Hashable, Sendable {
  /// 4 bytes, or 16; an IPv4 address written as an IPv6 one is the IPv4 address.
  let bytes: [UInt8]

  private static let mappedPrefix: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF]

  /// Reads an address, as `192.0.2.7` or `2001:db8::7`; `nil` when it is none.
  init?(_ text: String) {
    var four = in_addr()
    var sixteen = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
      let all = withUnsafeBytes(of: sixteen) { Array($0) }
      bytes = all.starts(with: Self.mappedPrefix) ? Array(all.suffix(4)) : all
    } else {
      return nil
    }
  }

  /// The network that one client is taken to have: the address, or the first 64 bits of an IPv6 one.
  var network: String {
    Hexadecimal.encode(bytes.prefix(bytes.count == 4 ? 4 : 8))
  }
}

import HTTPTypes

/// Tells whose request it is, behind proxies or not.
struct ClientAddress: Sendable {
  /// The proxies whose `X-Forwarded-For` is believed.
  let trusted: [AddressRange]

  private static let forwardedFor = HTTPField.Name("X-Forwarded-For")

  /// The longest entry of the header that is told from others.
  private static let longestEntry = 64

  /// The client's network, a key that is only compared; `nil` for a program beside the server, or a
  /// trusted proxy that forwards for nobody.
  ///
  /// Each proxy adds the address it was reached from at the end of the header, so the last address that
  /// is no trusted proxy's is the client's; what the client wrote in front of it is not read.
  func key(peer: String?, headers: HTTPFields) -> String? {
    if let peer {
      guard let address = IPAddress(peer) else { return peer }
      guard isTrusted(address) else { return address.network }
    }
    guard let name = Self.forwardedFor, let field = headers[name] else { return nil }
    for entry in field.split(separator: ",").reversed() {
      let text = String(entry.filter { $0 != " " && $0 != "\t" })
      guard let address = IPAddress(text) else { return String(text.prefix(Self.longestEntry)) }
      if !isTrusted(address) { return address.network }
    }
    return nil
  }

  private func isTrusted(_ address: IPAddress) -> Bool {
    trusted.contains { $0.contains(address) }
  }
}

/// Recognises the origin of a page (RFC 6454), as browsers send it.
enum Origin {
  /// Whether a text is a scheme, a host and perhaps a port, and nothing else.
  static func isOne(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
    let rest = text.dropFirst(scheme.count)
    return !rest.isEmpty
      && rest.unicodeScalars.allSatisfy { scalar in
        ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
          || "-.:[]".unicodeScalars.contains(scalar)
      }
  }
}

/// Finds email and web addresses, so that a message's words do not include their pieces.
enum AddressScanner {
  /// Longer runs are no address that someone types.
  private static let longest = 300
  private static let trailing: Set<Unicode.Scalar> = [".", ",", ":", ";", "!", "?", "/"]
  private static let domains = [".ca", ".com", ".org", ".net"]

  /// The end of an email or web address that starts at an index, or `nil`.
  ///
  /// Bare hosts such as `portail.gouv.qc.ca` count. A bare `mot.ca` does not: it is how
  /// « j'ai fini.ça marche » looks when the space is forgotten.
  static func end<Scalars: RandomAccessCollection>(
    in scalars: Scalars, from start: Int
  ) -> Int? where Scalars.Element == Unicode.Scalar, Scalars.Index == Int {
    if start > scalars.startIndex, isPart(scalars[start - 1]) { return nil }
    var end = start
    var hasDot = false
    while end < scalars.endIndex {
      let scalar = scalars[end]
      guard isPart(scalar) else { break }
      guard end - start < longest else { return nil }
      hasDot = hasDot || scalar == "."
      end += 1
    }
    // Most words end here.
    guard hasDot else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<end])
    while let last = text.last, trailing.contains(last) { text.removeLast() }
    let address = String(text).lowercased()
    let dots = address.utf8.count { $0 == UInt8(ascii: ".") }
    guard text.count > 4, dots > 0 else { return nil }
    let isAddress =
      address.contains("@") || address.contains("://") || address.hasPrefix("www.")
      || isHost(address.prefix { $0 != "/" }, dots: dots)
    return isAddress ? start + text.count : nil
  }

  private static func isHost(_ host: Substring, dots: Int) -> Bool {
    guard let domain = domains.first(where: { host.hasSuffix($0) }) else { return false }
    return dots > 1 || domain != ".ca"
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_", "@", ":", "/", "%", "+", "~", "?", "=",
      "&", "é", "è", "É", "È":
      true
    default: false
    }
  }
}

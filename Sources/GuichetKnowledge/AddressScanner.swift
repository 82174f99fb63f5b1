/// Finds links, email addresses and telephone numbers in running text.
package enum AddressScanner {
  /// An address and what it is.
  package struct Address: Hashable, Sendable {
    /// What it is; never a name.
    package let kind: KnowledgeBase.Fact.Kind
    /// The address, without the punctuation around it.
    package let text: String
  }

  /// The addresses in the order of the text: links and emails, then telephone numbers.
  package static func addresses(in text: String) -> [Address] {
    let words = text.unicodeScalars.split { $0.properties.isWhitespace }
    let written = words.compactMap { word -> Address? in
      let bare = trimmed(String(word))
      if bare.contains("://") { return Address(kind: .link, text: bare) }
      if bare.contains("@") { return Address(kind: .email, text: bare) }
      return nil
    }
    return written + telephones(in: text)
  }

  private static func trimmed(_ word: String) -> String {
    let punctuation = Set<Unicode.Scalar>("«»()<>[]“”\"'’.,;:!?…".unicodeScalars)
    let scalars = word.unicodeScalars
    guard let first = scalars.firstIndex(where: { !punctuation.contains($0) }),
      let last = scalars.lastIndex(where: { !punctuation.contains($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Runs of digits with spaces, hyphens, full stops and brackets between them that hold 7 to 15
  /// digits, the longest number the telephone network knows (ITU-T E.164).
  private static func telephones(in text: String) -> [Address] {
    let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
    let joints = Set<Unicode.Scalar>(" -.()\u{A0}\u{2011}".unicodeScalars)
    return text.unicodeScalars.split { !isDigit($0) && !joints.contains($0) }.compactMap { run in
      guard (7...15).contains(run.count(where: isDigit)),
        let first = run.firstIndex(where: { isDigit($0) || $0 == "(" }),
        let last = run.lastIndex(where: isDigit), first <= last
      else { return nil }
      return Address(kind: .telephone, text: String(run[first...last]))
    }
  }
}

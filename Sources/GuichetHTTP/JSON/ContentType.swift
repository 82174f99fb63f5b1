/// Reads the `Content-Type` of a request.
enum ContentType {
  /// Whether it declares JSON in UTF-8: `application/json` or `application/…+json`, and no other
  /// charset.
  static func isJSON(_ field: String?) -> Bool {
    guard let field else { return false }
    let parts = field.split(separator: ";", omittingEmptySubsequences: false).map(trimmed)
    guard let type = parts.first, isJSONType(type) else { return false }
    return parts.dropFirst().allSatisfy { parameter in
      guard parameter.hasPrefix("charset=") else { return true }
      let charset = parameter.dropFirst("charset=".count).filter { $0 != "\"" }
      return charset == "utf-8" || charset == "utf8"
    }
  }

  private static func isJSONType(_ type: String) -> Bool {
    type == "application/json"
      || (type.hasPrefix("application/") && type.hasSuffix("+json"))
  }

  private static func trimmed(_ part: Substring) -> String {
    var part = part
    while let last = part.last, last == " " || last == "\t" { part.removeLast() }
    return part.drop { $0 == " " || $0 == "\t" }.lowercased()
  }
}

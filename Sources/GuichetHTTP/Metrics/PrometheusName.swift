/// The name of a family of series, of the letters Prometheus takes.
struct PrometheusName: Hashable, Comparable {
  let text: String

  /// Writes a label of swift-metrics as a name: everything but letters, digits and colons becomes `_`.
  init(_ label: String, ending: String = "") {
    var text = String(
      label.unicodeScalars.map { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || (48...58).contains(scalar.value))
          ? Character(scalar) : "_"
      })
    if text.first?.isNumber ?? true { text = "_" + text }
    self.text = text.hasSuffix(ending) ? text : text + ending
  }

  static func < (left: PrometheusName, right: PrometheusName) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// The labels of a series, as they stand between braces.
struct PrometheusLabels: Hashable, Comparable {
  /// `name="value"` for each, sorted, with commas between.
  let text: String

  /// Writes dimensions, values escaped.
  init(_ dimensions: [(String, String)]) {
    text =
      dimensions
      .map { "\(PrometheusName($0).text)=\"\(Self.escaped($1))\"" }
      .sorted()
      .joined(separator: ",")
  }

  /// The labels in braces, with one more at the end when given; nothing when there is none.
  func braces(adding last: String? = nil) -> String {
    let all = [text, last ?? ""].filter { !$0.isEmpty }
    return all.isEmpty ? "" : "{" + all.joined(separator: ",") + "}"
  }

  static func < (left: PrometheusLabels, right: PrometheusLabels) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}

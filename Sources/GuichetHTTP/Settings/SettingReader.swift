package import GuichetCore

/// Reads the texts of settings, and says of each one that cannot be read what it should be.
package struct SettingReader {
  private let values: [ServeSetting: SettingValue]
  /// What is wrong, in French, one sentence each.
  package private(set) var faults: [String] = []

  /// Reads what was told.
  package init(_ values: [ServeSetting: SettingValue]) {
    self.values = values
  }

  /// The text as it stands.
  func text(_ setting: ServeSetting) -> String? { values[setting]?.text }

  /// The parts between commas, without the spaces around them.
  func list(_ setting: ServeSetting) -> [String]? {
    text(setting).map { text in
      text.split(separator: ",").map(Self.trimmed).filter { !$0.isEmpty }
    }
  }

  /// A whole number within bounds.
  package mutating func number(_ setting: ServeSetting, within bounds: ClosedRange<Int>) -> Int? {
    read(setting, "un nombre de \(bounds.lowerBound) à \(bounds.upperBound)") { text in
      Int(text).flatMap { bounds.contains($0) ? $0 : nil }
    }
  }

  /// A number of bytes, as `65536`, `64k` or `1M`.
  mutating func bytes(_ setting: ServeSetting, atLeast least: Int) -> Int? {
    read(setting, "un nombre d’octets comme 65536, 64k ou 1M, d’au moins \(least)") { text in
      let factor = text.hasSuffix("k") ? 1024 : text.hasSuffix("M") ? 1024 * 1024 : 1
      guard let number = Int(factor == 1 ? text[...] : text.dropLast()) else { return nil }
      let (bytes, isTooMany) = number.multipliedReportingOverflow(by: factor)
      return isTooMany || bytes < least || bytes > 1 << 30 ? nil : bytes
    }
  }

  /// A duration, as `10s`, `2min` or `500ms`.
  mutating func duration(_ setting: ServeSetting) -> Duration? {
    read(setting, "une durée comme 10s, 2min ou 500ms") { text in
      let units: [(String, Int)] = [("ms", 1), ("min", 60_000), ("s", 1000)]
      guard let (unit, milliseconds) = units.first(where: { text.hasSuffix($0.0) }),
        let number = Int(text.dropLast(unit.count)), (1...86_400_000).contains(number)
      else { return nil }
      return .milliseconds(number * milliseconds)
    }
  }

  /// Anything else; each part of a list when `parts` is asked.
  mutating func read<Value>(
    _ setting: ServeSetting, _ expected: String, _ parse: (String) -> Value?
  ) -> Value? {
    guard let value = values[setting] else { return nil }
    if let read = parse(value.text) { return read }
    faults.append(
      "\(value.origin) : « \(setting.isSecret ? "…" : value.text) » n’est pas \(expected).")
    return nil
  }

  private static func trimmed(_ part: Substring) -> String {
    String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

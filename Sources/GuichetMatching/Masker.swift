import Foundation
public import GuichetCore
import PatternEngine

/// Replaces secrets in a message before anything else sees it.
public struct Masker: Sendable {
  /// What a secret is replaced by.
  public static let mask = "[masqué]"
  /// The group of a rule's pattern that holds the secret.
  public static let group = "secret"

  /// One rule: a pattern with a group `secret`, tried only where `context` matches too.
  public struct Rule: Sendable {
    /// Its id.
    public var id: String
    /// What must stand somewhere in the message, if anything.
    public var context: Lexicon.Phrasing?
    /// The pattern.
    public var pattern: Lexicon.Phrasing
    /// What must not match the secret itself.
    public var unless: Lexicon.Phrasing?

    /// Creates a rule.
    public init(
      id: String, context: Lexicon.Phrasing?, pattern: Lexicon.Phrasing, unless: Lexicon.Phrasing?
    ) {
      self.id = id
      self.context = context
      self.pattern = pattern
      self.unless = unless
    }
  }

  private struct Compiled: Sendable {
    var context: Pattern?
    var pattern: Pattern
    var unless: Pattern?
    var group: Int
  }

  private let rules: [Compiled]

  /// Masks nothing.
  public static let none = Masker()

  private init() { rules = [] }

  /// Compiles rules; what is wrong with them is a finding.
  public init(_ rules: [Rule], findings: inout [Diagnostic]) {
    var compiled: [Compiled] = []
    for rule in rules {
      let context = rule.context.flatMap { Self.compile($0, findings: &findings) }
      let unless = rule.unless.flatMap { Self.compile($0, findings: &findings) }
      guard let pattern = Self.compile(rule.pattern, findings: &findings) else { continue }
      guard let group = pattern.groupNames.first(where: { $0.name == Self.group }) else {
        findings.append(
          Diagnostic(
            "mask.group",
            "le motif n'a pas de groupe « \(Self.group) » ; "
              + "écrivez (?<secret>…) autour de ce qui se cache",
            at: rule.pattern.location))
        continue
      }
      compiled.append(
        Compiled(context: context, pattern: pattern, unless: unless, group: group.number))
    }
    self.rules = compiled
  }

  private static func compile(
    _ phrasing: Lexicon.Phrasing, findings: inout [Diagnostic]
  ) -> Pattern? {
    do {
      return try Pattern(phrasing.text, caseless: true)
    } catch {
      findings.append(
        Diagnostic(
          "pattern.invalid", "motif mal formé : \(error.sentence)", at: phrasing.location))
      return nil
    }
  }

  /// The message with its secrets replaced, and whether there were any.
  ///
  /// A secret hidden behind zero-width characters is found: they are taken out first. A rule that
  /// runs into its match limit masks the whole message, since what it hides is not known.
  public func masked(_ message: String) -> (text: String, isRedacted: Bool) {
    guard !rules.isEmpty else { return (message, false) }
    var text = Self.visible(message)
    var isRedacted = false
    for rule in rules {
      do {
        if let context = rule.context, try context.firstMatch(in: text) == nil { continue }
        let ranges = try rule.pattern.matches(in: text).compactMap { match in
          rule.group < match.count ? match[rule.group] : nil
        }
        for range in ranges.reversed() {
          let bytes = Array(text.utf8)
          guard range.upperBound <= bytes.count, !range.isEmpty else { continue }
          let secret = String(decoding: bytes[range], as: UTF8.self)
          if let unless = rule.unless, try unless.firstMatch(in: secret) != nil { continue }
          text =
            String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + Self.mask
            + String(decoding: bytes[range.upperBound...], as: UTF8.self)
          isRedacted = true
        }
      } catch {
        return (Self.mask, true)
      }
    }
    return isRedacted ? (text, true) : (message, false)
  }

  private static func visible(_ message: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in message.unicodeScalars {
      // Below U+0300 only the soft hyphen is invisible.
      let isFormat =
        scalar.value < 0x300
        ? scalar.value == 0xAD : scalar.properties.generalCategory == .format
      if !isFormat { scalars.append(scalar) }
    }
    return String(scalars).precomposedStringWithCanonicalMapping
  }
}

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
    /// What the person's message before must have announced, if anything.
    public var after: Lexicon.Phrasing?
    /// The pattern.
    public var pattern: Lexicon.Phrasing
    /// What must not match the secret itself.
    public var unless: Lexicon.Phrasing?
    /// Whether the digits must add up as those of cards and social insurance numbers do.
    public var hasCheckDigit = false
    /// Whether it is hidden without a word: it is personal, and no secret.
    public var isQuiet = false

    /// Creates a rule.
    public init(
      id: String, context: Lexicon.Phrasing? = nil, after: Lexicon.Phrasing? = nil,
      pattern: Lexicon.Phrasing, unless: Lexicon.Phrasing? = nil, hasCheckDigit: Bool = false,
      isQuiet: Bool = false
    ) {
      self.id = id
      self.context = context
      self.after = after
      self.pattern = pattern
      self.unless = unless
      self.hasCheckDigit = hasCheckDigit
      self.isQuiet = isQuiet
    }
  }

  /// A message without its secrets.
  public struct Masked: Hashable, Sendable {
    /// The text that may be read, kept and shown.
    public var text: String
    /// Whether anything was hidden.
    public var isRedacted = false
    /// Whether the person should be told: something hidden should not have been typed.
    public var isSecret = false
  }

  private struct Compiled: Sendable {
    var rule: Rule
    var context: Pattern?
    var after: Pattern?
    var pattern: Pattern
    var unless: Pattern?
    var group: Int
  }

  private let rules: [Compiled]
  /// What the guide publishes, without spacing: it is never hidden.
  private let published: Set<String>

  /// Masks nothing.
  public static let none = Masker()

  private init() {
    rules = []
    published = []
  }

  /// Compiles rules; what is wrong with them is a finding.
  ///
  /// - Parameters:
  ///   - rules: The rules, in the order in which they are applied.
  ///   - published: Addresses and numbers that everybody may know, however they are spaced.
  ///   - findings: What is wrong with the rules.
  public init(_ rules: [Rule], published: [String] = [], findings: inout [Diagnostic]) {
    self.published = Set(published.map(SqueezedText.of))
    var compiled: [Compiled] = []
    for rule in rules {
      let context = rule.context.flatMap { Self.compile($0, findings: &findings) }
      let after = rule.after.flatMap { Self.compile($0, findings: &findings) }
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
        Compiled(
          rule: rule, context: context, after: after, pattern: pattern, unless: unless,
          group: group.number))
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

  /// The message with its secrets replaced.
  ///
  /// A secret hidden behind zero-width characters or wide letters is found: they are taken out first.
  /// A rule that runs into its match limit masks the whole message, since what it hides is not known.
  ///
  /// - Parameters:
  ///   - message: The message as typed.
  ///   - announced: What the person's message before announced, from ``announcements(in:)``.
  /// - Returns: The text to go on with, as typed when nothing is hidden.
  public func masked(_ message: String, announced: [String] = []) -> Masked {
    guard !rules.isEmpty else { return Masked(text: message) }
    var found = Masked(text: Self.visible(message))
    for rule in rules {
      if rule.after != nil, !announced.contains(rule.rule.id) { continue }
      do {
        let hidden = try secrets(of: rule, in: found.text)
        guard !hidden.isEmpty else { continue }
        var bytes = Array(found.text.utf8)
        for range in hidden.reversed() { bytes.replaceSubrange(range, with: Self.mask.utf8) }
        found.text = String(decoding: bytes, as: UTF8.self)
        found.isRedacted = true
        found.isSecret = found.isSecret || !rule.rule.isQuiet
      } catch {
        return Masked(text: Self.mask, isRedacted: true, isSecret: true)
      }
    }
    return found.isRedacted ? found : Masked(text: message)
  }

  /// The ids of the rules that a message prepares: what it announces may come in the next one.
  public func announcements(in message: String) -> [String] {
    let visible = Self.visible(message)
    return rules.filter { rule in
      guard let after = rule.after else { return false }
      // Beyond the match limit nothing is known, so that the next message is looked at.
      return (try? after.firstMatch(in: visible) != nil) ?? true
    }.map(\.rule.id)
  }

  /// Where a rule's secrets are, in bytes.
  private func secrets(
    of rule: Compiled, in text: String
  ) throws(PatternError) -> [Range<Int>] {
    if let context = rule.context, try context.firstMatch(in: text) == nil { return [] }
    let bytes = Array(text.utf8)
    var ranges: [Range<Int>] = []
    for match in try rule.pattern.matches(in: text) where rule.group < match.count {
      guard let range = match[rule.group], range.upperBound <= bytes.count, !range.isEmpty
      else { continue }
      let secret = String(decoding: bytes[range], as: UTF8.self)
      let squeezed = SqueezedText.of(secret)
      if published.contains(squeezed) { continue }
      if rule.rule.hasCheckDigit, !CheckDigit.fits(squeezed) { continue }
      if let unless = rule.unless, try unless.firstMatch(in: secret) != nil { continue }
      ranges.append(range)
    }
    return ranges
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
    return String(scalars).precomposedStringWithCompatibilityMapping
  }
}

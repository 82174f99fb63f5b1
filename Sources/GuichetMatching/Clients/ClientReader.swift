public import GuichetCore
import PatternEngine

/// Finds whom a message is about, when a person speaks for several clients.
///
/// It reads the words as they were typed, folded but not corrected: a name is no slip. What a
/// pattern's group holds is taken as a name by the group's own rule; see ``Group``.
public struct ClientReader: Sendable {
  /// The groups that hold a name, and when their words are one.
  package enum Group: String, CaseIterable, Sendable {
    /// As they are: the pattern spells out the names.
    case client
    /// As far as they look like a name: a capital letter, a hyphen, or no word at all.
    case nom
    /// As far as they have capital letters and are in no list of words.
    case inconnu
    /// When they are the name of a client spoken of before.
    case connu
    /// As they are: what the person calls the other one.
    case autre
  }

  /// Whom a message is about.
  package enum Mention: Hashable, Sendable {
    /// A client by name.
    case named(String)
    /// The other one, in the person's words.
    case other(String)
    /// All of them.
    case all
  }

  /// A mention and where it stands in the message, in Unicode scalars.
  package struct Found: Hashable, Sendable {
    package var mention: Mention
    package var source: Range<Int>
  }

  /// What a bot declares.
  public struct Rules: Sendable {
    /// Patterns that name a client.
    public var named: [Lexicon.Phrasing]
    /// Patterns that name one more right behind another (« et Sorel »).
    public var more: [Lexicon.Phrasing]
    /// Patterns for the other client.
    public var other: [Lexicon.Phrasing]
    /// Patterns for all clients.
    public var all: [Lexicon.Phrasing]
    /// Names known to be names, as they are written; `<lieu>` in a pattern.
    public var places: [String]

    /// Creates rules.
    public init(
      named: [Lexicon.Phrasing] = [], more: [Lexicon.Phrasing] = [],
      other: [Lexicon.Phrasing] = [], all: [Lexicon.Phrasing] = [], places: [String] = []
    ) {
      self.named = named
      self.more = more
      self.other = other
      self.all = all
      self.places = places
    }

    /// Whether nothing is declared.
    public var isEmpty: Bool { named.isEmpty && other.isEmpty && all.isEmpty }
  }

  private enum Kind { case named, more, other, all }

  private struct Rule: Sendable {
    var kind: Kind
    var pattern: Pattern
    var groups: [(group: Group, number: Int)]
  }

  /// What stands for the places in a pattern.
  private static let place = "<lieu>"
  /// Words that may stand inside a name, between two words that look like one.
  private static let connectors: Set<String> = [
    "de", "du", "des", "d", "la", "le", "les", "l", "sur", "en", "aux", "au", "a",
  ]
  /// Words that many names begin with, and none is named by.
  private static let beginnings: Set<String> = [
    "saint", "sainte", "saints", "notre", "dame", "ville", "mont", "riviere",
  ]
  /// A name is no longer than this many words.
  private static let longestName = 8

  private let rules: [Rule]
  private let places: [String: String]
  private let words: @Sendable (String) -> Bool

  /// Compiles what a bot declares; what is wrong with it is a finding.
  ///
  /// - Parameters:
  ///   - rules: The patterns and places.
  ///   - lexicon: The notions patterns may use.
  ///   - isWord: Whether a folded word is one of the language, of the bot, or another known name.
  ///   - findings: Takes the findings.
  public init(
    _ rules: Rules, lexicon: Lexicon, isWord: @escaping @Sendable (String) -> Bool,
    findings: inout [Diagnostic]
  ) {
    let folded = rules.places.map { (FoldedText.of($0), $0) }
    places = Dictionary(folded) { first, _ in first }
    let alternatives = places.keys.sorted { ($1.count, $0) < ($0.count, $1) }
    let source = alternatives.isEmpty ? "(?!)" : "(?:\(alternatives.joined(separator: "|")))"
    var compiled: [Rule] = []
    for (kind, phrasings) in [
      (Kind.named, rules.named), (.more, rules.more), (.other, rules.other), (.all, rules.all),
    ] {
      for phrasing in phrasings {
        let rule = Self.rule(
          kind, phrasing, places: source, lexicon: lexicon, findings: &findings)
        if let rule { compiled.append(rule) }
      }
    }
    self.rules = compiled
    words = isWord
  }

  private static func rule(
    _ kind: Kind, _ phrasing: Lexicon.Phrasing, places: String, lexicon: Lexicon,
    findings: inout [Diagnostic]
  ) -> Rule? {
    let before = findings.count
    let text = phrasing.text.replacing(place, with: places)
    let source = PatternSource(text)
    _ = lexicon.expand(source, at: phrasing.location, findings: &findings)
    guard findings.count == before else { return nil }
    do {
      let pattern = try Pattern(LazyPattern.ofWords(lexicon.texts.text(of: source.pieces)))
      let groups = pattern.groupNames.compactMap { name, number in
        Group(rawValue: name).map { (group: $0, number: number) }
      }
      if groups.isEmpty, kind == .named || kind == .more {
        findings.append(
          Diagnostic(
            "client.group",
            "le motif n'a pas de groupe qui tient le nom ; écrivez (?<client>…), (?<nom>…), "
              + "(?<inconnu>…) ou (?<connu>…) autour",
            at: phrasing.location))
        return nil
      }
      return Rule(kind: kind, pattern: pattern, groups: groups)
    } catch {
      findings.append(.invalidPattern(error.sentence, at: phrasing.location))
      return nil
    }
  }

  /// Whom a message is about, in its order; none in most messages.
  ///
  /// - Parameters:
  ///   - text: The message, secrets already masked.
  ///   - known: The names of the clients spoken of before.
  /// - Returns: The mentions, which do not overlap.
  package func mentions(in text: String, known: [String]) -> [Found] {
    if rules.isEmpty { return [] }
    let message = TypedWords(text)
    let names = known.map { FoldedText.of($0).split(separator: " ").map(String.init) }
    var found: [Found] = []
    for range in message.sentences {
      var start = range.lowerBound
      var kinds: [Kind] = [.named, .other, .all]
      while start < range.upperBound,
        let next = first(
          of: kinds, in: message, start..<range.upperBound, known: names)
      {
        found.append(next.found)
        start = next.end
        kinds = [.named, .other, .all, .more]
      }
    }
    return found
  }

  /// The first mention in some words; one more must come at once.
  private func first(
    of kinds: [Kind], in message: TypedWords, _ range: Range<Int>, known: [[String]]
  ) -> (found: Found, end: Int)? {
    let clause = Clause(message.tokens, tokens: range, isQuestion: false)
    var best: (found: Found, start: Int, end: Int)?
    for rule in rules where kinds.contains(rule.kind) {
      guard let match = firstMatch(of: rule, in: clause), let whole = match.first ?? nil
      else { continue }
      if rule.kind == .more, whole.lowerBound > 0 { continue }
      let tokens = clause.tokens(in: whole)
      guard let (mention, end) = mention(rule, match, tokens, clause, message, known: known)
      else { continue }
      if let best, (best.start, -best.end) <= (tokens.lowerBound, -end) { continue }
      let source =
        message.tokens[tokens.lowerBound].source
        .lowerBound..<message.tokens[end - 1].source.upperBound
      best = (Found(mention: mention, source: source), tokens.lowerBound, end)
    }
    return best.map { ($0.found, $0.end) }
  }

  private func firstMatch(of rule: Rule, in clause: Clause) -> [Range<Int>?]? {
    clause.text.withUnsafeBufferPointer { buffer in
      do throws(PatternError) {
        return try rule.pattern.firstMatch(in: buffer)
      } catch {
        // A pattern that costs too much names nobody.
        return nil
      }
    }
  }

  /// What a match means, and the token behind it.
  private func mention(
    _ rule: Rule, _ match: [Range<Int>?], _ tokens: Range<Int>, _ clause: Clause,
    _ message: TypedWords, known: [[String]]
  ) -> (Mention, Int)? {
    switch rule.kind {
    case .all: return (.all, tokens.upperBound)
    case .other:
      let group = rule.groups.first { $0.number < match.count && match[$0.number] != nil }
      let words = group.flatMap { match[$0.number] }.map(clause.tokens(in:)) ?? tokens
      return (.other(message.text(of: words).lowercased()), tokens.upperBound)
    case .named, .more:
      for (group, number) in rule.groups {
        guard number < match.count, let range = match[number] else { continue }
        let words = clause.tokens(in: range)
        guard let count = length(of: group, words, message, known: known) else { continue }
        let name = words.prefix(count)
        // Words of the pattern behind the name are part of the mention only when it is whole.
        let end = count == words.count ? tokens.upperBound : name.upperBound
        return (.named(self.name(of: name, in: message)), end)
      }
      return nil
    }
  }

  /// Whether two names are one client: the same words, or the first words of the other
  /// (« Sorel », « Sorel-Tracy ») unless both are places of their own.
  public func isSame(_ one: String, _ other: String) -> Bool {
    let names = [one, other].map(FoldedText.of)
    if names[0] == names[1] { return true }
    if names.allSatisfy({ places[$0] != nil }) { return false }
    let words = names.map { $0.split(separator: " ").map(String.init) }
    let shared = zip(words[0], words[1]).prefix { $0 == $1 }.count
    return shared == min(words[0].count, words[1].count)
      && words.allSatisfy { Self.names(shared, of: $0) }
  }

  /// Whether the first words of a name are enough to name it.
  private static func names(_ count: Int, of name: [String]) -> Bool {
    if count == name.count { return count > 0 }
    return name.prefix(count).contains { $0.count > 3 && !beginnings.contains($0) }
  }

  /// How many of some words are a name, `nil` when none are.
  private func length(
    of group: Group, _ words: Range<Int>, _ message: TypedWords, known: [[String]]
  ) -> Int? {
    switch group {
    case .client, .autre: return words.count
    case .connu:
      let texts = message.tokens[words].map(\.text)
      return known.compactMap { name in
        let shared = zip(texts, name).prefix { $0 == $1 }.count
        return Self.names(shared, of: name) ? shared : nil
      }.max()
    case .nom, .inconnu:
      var length = 0
      for (count, index) in words.enumerated() where count < Self.longestName {
        let word = message.tokens[index].text
        if isName(index, group, message) {
          length = count + 1
        } else if count == 0 || !Self.connectors.contains(word) {
          break
        }
        if message.tokens[index].after > .none { break }
      }
      return length == 0 ? nil : length
    }
  }

  private func isName(_ index: Int, _ group: Group, _ message: TypedWords) -> Bool {
    let word = message.tokens[index].text
    if word.utf8.count < 2 || word.utf8.contains(where: { $0 < 97 || $0 > 122 }) { return false }
    let isCapital = message.isCapital(index)
    if group == .inconnu { return isCapital && !words(word) }
    return isCapital || message.isHyphenated(index) || !words(word)
  }

  /// A name as it is shown: as the bot writes it, else as the person did, with a capital.
  private func name(of tokens: Range<Int>, in message: TypedWords) -> String {
    let folded = message.tokens[tokens].map(\.text).joined(separator: " ")
    if let place = places[folded] { return place }
    let typed = message.text(of: tokens)
    if typed.contains(where: \.isUppercase) { return typed }
    return typed.prefix(1).uppercased() + typed.dropFirst()
  }
}

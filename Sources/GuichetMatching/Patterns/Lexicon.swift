public import GuichetCore
import PatternEngine

/// The notions of a bot: named sets of phrasings that intents are written over.
public struct Lexicon: Sendable {
  /// One phrasing of a notion, as the author wrote it.
  public struct Phrasing: Sendable {
    /// The pattern.
    public var text: String
    /// Its place.
    public var location: SourceLocation

    /// Creates a phrasing.
    public init(text: String, location: SourceLocation) {
      self.text = text
      self.location = location
    }
  }

  /// One notion.
  public struct Notion: Sendable {
    /// Its name, as written in `<name>`.
    public var name: String
    /// Whether a later clause or message may refer back to it (« il », « ça », « leur »).
    public var isEntity: Bool
    /// Its phrasings; any one of them is enough.
    public var phrasings: [Phrasing]
    /// Where it is declared.
    public var location: SourceLocation

    /// Creates a notion.
    public init(
      name: String, isEntity: Bool, phrasings: [Phrasing], location: SourceLocation
    ) {
      self.name = name
      self.isEntity = isEntity
      self.phrasings = phrasings
      self.location = location
    }
  }

  /// The word that stands for a notion when it is only referred back to.
  package static func marker(of notion: String) -> String { "@" + notion }

  /// The notions by name.
  package let notions: [String: Notion]
  /// The PCRE2 text of the notions.
  let texts: NotionTexts
  /// What each notion spells out itself, and the notions it refers to.
  let spelled: [String: (own: SpelledWords, notions: [String])]
  /// What every match of a notion holds.
  private let requirements: [String: WordRequirements]

  /// Resolves every notion; what cannot be resolved is a finding and never matches.
  public init(_ list: [Notion], findings: inout [Diagnostic]) {
    var notions: [String: Notion] = [:]
    for notion in list {
      if let earlier = notions[notion.name] {
        findings.append(
          Diagnostic(
            "lexicon.duplicate", "la notion « \(notion.name) » existe déjà ; réunissez les deux",
            at: notion.location, related: earlier.location))
      }
      notions[notion.name] = notion
    }
    var resolver = Resolver(notions: notions, parsed: Self.parsed(list))
    for notion in list { _ = resolver.resolve(notion.name, findings: &findings) }
    self.notions = notions
    requirements = resolver.resolved
    spelled = resolver.spelled
    texts = NotionTexts(resolver.sound)
  }

  /// A pattern with what its notions add to it.
  struct Expansion {
    var pieces: [PatternSource.Piece]
    var requirements: WordRequirements
    var specificity: Int
    var spelled: SpelledWords
    /// The notions it refers to itself, in order, as often as they stand there.
    var notions: [String]
  }

  /// Looks at a pattern in the light of the notions; unknown names are findings.
  func expand(
    _ pattern: PatternSource, at location: SourceLocation, findings: inout [Diagnostic]
  ) -> Expansion {
    for case .notion(let name, let offset) in pattern.pieces where requirements[name] == nil {
      findings.append(
        Self.unknownNotion(name, among: notions.keys, at: location, offset: offset))
    }
    var analysis = RequirementAnalysis { requirements[$0] ?? WordRequirements() }
    let needed = analysis.requirements(of: pattern)
    return Expansion(
      pieces: pattern.pieces, requirements: needed, specificity: pattern.node.specificity,
      spelled: analysis.spelled, notions: pattern.node.notions.map(\.name))
  }

  static func unknownNotion(
    _ name: String, among names: some Sequence<String>, at location: SourceLocation, offset: Int
  ) -> Diagnostic {
    var place = location
    place.column += offset
    let hint = EditDistance.nearest(to: name, among: names).map { " ; vouliez-vous dire <\($0)> ?" }
    return Diagnostic(
      "lexicon.unknown-notion",
      "la notion <\(name)> n'existe pas dans le lexique\(hint ?? " ; ajoutez-la au lexique")",
      at: place)
  }

  /// One phrasing, as far as it can be read without knowing any notion.
  private struct Parsed: Sendable {
    var pattern: PatternSource
    var fault: PatternError?
    /// What it requires and spells out, when it refers to no notion.
    var alone: (requirements: WordRequirements, spelled: SpelledWords)?

    init(_ text: String) {
      pattern = PatternSource(text)
      fault = LazyPattern.check(pattern)
      guard pattern.pieces.allSatisfy(\.isText) else { return }
      var analysis = RequirementAnalysis { _ in WordRequirements() }
      let requirements = analysis.requirements(of: pattern)
      alone = (requirements, analysis.spelled)
    }
  }

  /// Reads the phrasings of all notions on all processors, by their text.
  private static func parsed(_ notions: [Notion]) -> [String: Parsed] {
    let texts = Array(Set(notions.flatMap { $0.phrasings.map(\.text) }))
    return Dictionary(
      zip(texts, Parallel.map(texts) { Parsed($0) }), uniquingKeysWith: { first, _ in first })
  }

  private struct Resolver {
    let notions: [String: Notion]
    let parsed: [String: Parsed]
    var resolved: [String: WordRequirements] = [:]
    var spelled: [String: (own: SpelledWords, notions: [String])] = [:]
    var sound: [String: [[PatternSource.Piece]]] = [:]
    private var path: [String] = []

    init(notions: [String: Notion], parsed: [String: Parsed]) {
      self.notions = notions
      self.parsed = parsed
    }

    mutating func resolve(_ name: String, findings: inout [Diagnostic]) -> WordRequirements? {
      if let done = resolved[name] { return done }
      guard let notion = notions[name] else { return nil }
      if path.contains(name) {
        findings.append(
          Diagnostic(
            "lexicon.recursive",
            "la notion <\(name)> se contient elle-même "
              + "(\((path + [name]).joined(separator: " → "))) ; coupez la boucle",
            at: notion.location))
        return nil
      }
      path.append(name)
      defer { path.removeLast() }
      var choices = [
        WordRequirements([WordRequirement(exact: [Lexicon.marker(of: name)])])
      ]
      var own = SpelledWords()
      var inner: [String] = []
      var pieces: [[PatternSource.Piece]] = []
      for phrasing in notion.phrasings {
        let read = parsed[phrasing.text] ?? Parsed(phrasing.text)
        if let error = read.fault {
          findings.append(.invalidPattern(error.sentence, at: phrasing.location))
          continue
        }
        pieces.append(read.pattern.pieces)
        if let alone = read.alone {
          choices.append(alone.requirements)
          own.add(alone.spelled)
          continue
        }
        for case .notion(let other, let offset) in read.pattern.pieces {
          if resolve(other, findings: &findings) == nil, notions[other] == nil {
            findings.append(
              Lexicon.unknownNotion(
                other, among: notions.keys, at: phrasing.location, offset: offset))
          }
          inner.append(other)
        }
        let known = resolved
        var analysis = RequirementAnalysis { known[$0] ?? WordRequirements() }
        choices.append(analysis.requirements(of: read.pattern))
        own.add(analysis.spelled)
      }
      let result = WordRequirements.any(of: choices)
      resolved[name] = result
      spelled[name] = (own, inner)
      sound[name] = pieces
      return result
    }
  }
}

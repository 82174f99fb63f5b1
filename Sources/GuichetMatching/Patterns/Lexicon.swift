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
  private let resolved: [String: Resolved]

  /// A notion with everything it refers to put in place.
  struct Resolved: Sendable {
    var source: String
    var requirements: WordRequirements
    /// The whole words and beginnings of words it spells out, those of inner notions included.
    var words: Set<String>
    var stems: Set<String>
  }

  /// The whole words and beginnings of words a notion spells out, inner notions included.
  func spelledOut(by notion: String) -> (words: Set<String>, stems: Set<String>) {
    resolved[notion].map { ($0.words, $0.stems) } ?? ([], [])
  }

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
    resolved = resolver.resolved
    words = resolver.words
    stems = resolver.stems
  }

  /// Every whole word that some notion spells out.
  package let words: Set<String>
  /// Every beginning of a word that some notion spells out.
  package let stems: Set<String>

  /// A pattern with its notions put in place.
  struct Expansion {
    var source: String
    var requirements: WordRequirements
    var specificity: Int
    var words: Set<String>
    var stems: Set<String>
    /// The notions it refers to itself, in order, as often as they stand there.
    var notions: [String]
  }

  /// Puts notions in place of `<name>`; unknown names are findings.
  func expand(
    _ pattern: PatternSource, at location: SourceLocation, findings: inout [Diagnostic]
  ) -> Expansion {
    var source = ""
    for piece in pattern.pieces {
      switch piece {
      case .text(let text): source += text
      case .notion(let name, let offset):
        if let notion = resolved[name] {
          source += "(?:\(notion.source))"
        } else {
          findings.append(
            Self.unknownNotion(name, among: notions.keys, at: location, offset: offset))
          source += "(?!)"
        }
      }
    }
    var analysis = RequirementAnalysis { resolved[$0]?.requirements ?? WordRequirements() }
    let requirements = analysis.requirements(of: pattern)
    return Expansion(
      source: source, requirements: requirements, specificity: pattern.node.specificity,
      words: analysis.words, stems: analysis.stems, notions: pattern.node.notions.map(\.name))
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
    var alone: (requirements: WordRequirements, words: Set<String>, stems: Set<String>)?

    init(_ text: String) {
      pattern = PatternSource(text)
      fault = LazyPattern.check(pattern)
      guard pattern.node.notions.isEmpty else { return }
      var analysis = RequirementAnalysis { _ in WordRequirements() }
      let requirements = analysis.requirements(of: pattern)
      alone = (requirements, analysis.words, analysis.stems)
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
    var resolved: [String: Resolved] = [:]
    var words: Set<String> = []
    var stems: Set<String> = []
    private var path: [String] = []

    init(notions: [String: Notion], parsed: [String: Parsed]) {
      self.notions = notions
      self.parsed = parsed
    }

    mutating func resolve(_ name: String, findings: inout [Diagnostic]) -> Resolved? {
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
      var sources = [Lexicon.marker(of: name)]
      var choices = [
        WordRequirements([WordRequirement(exact: [Lexicon.marker(of: name)])])
      ]
      var inside: (words: Set<String>, stems: Set<String>) = ([], [])
      for phrasing in notion.phrasings {
        let read = parsed[phrasing.text] ?? Parsed(phrasing.text)
        let pattern = read.pattern
        if let error = read.fault {
          findings.append(.invalidPattern(error.message, at: phrasing.location))
          continue
        }
        var source = ""
        for piece in pattern.pieces {
          switch piece {
          case .text(let text): source += text
          case .notion(let other, let offset):
            if let inner = resolve(other, findings: &findings) {
              source += "(?:\(inner.source))"
            } else {
              if notions[other] == nil {
                findings.append(
                  Lexicon.unknownNotion(
                    other, among: notions.keys, at: phrasing.location, offset: offset))
              }
              source += "(?!)"
            }
          }
        }
        sources.append(source)
        if let alone = read.alone {
          choices.append(alone.requirements)
          inside.words.formUnion(alone.words)
          inside.stems.formUnion(alone.stems)
          continue
        }
        let known = resolved
        var analysis = RequirementAnalysis { known[$0]?.requirements ?? WordRequirements() }
        choices.append(analysis.requirements(of: pattern))
        inside.words.formUnion(analysis.words)
        inside.stems.formUnion(analysis.stems)
        for inner in pattern.node.notions {
          inside.words.formUnion(known[inner.name]?.words ?? [])
          inside.stems.formUnion(known[inner.name]?.stems ?? [])
        }
      }
      words.formUnion(inside.words)
      stems.formUnion(inside.stems)
      let result = Resolved(
        source: sources.joined(separator: "|"), requirements: .any(of: choices),
        words: inside.words, stems: inside.stems)
      resolved[name] = result
      return result
    }
  }
}

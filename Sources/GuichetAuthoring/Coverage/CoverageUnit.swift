public import GuichetCore

/// One thing of a bot that a transcript can reach.
public struct CoverageUnit: Hashable, Sendable {
  /// What sort of thing it is.
  public enum Kind: String, Hashable, CaseIterable, Sendable {
    /// A question or statement people make.
    case intent
    /// One pattern line of an intent.
    case pattern
    /// One phrasing of a notion.
    case lexicon
    /// A control phrase.
    case control
    /// A topic.
    case topic
    /// One wording of an answer.
    case answer
    /// One wording of any other text.
    case text
    /// A step.
    case step
    /// A choice of a step.
    case choice
    /// A value of a fact.
    case situation
    /// A passage of the guide.
    case guide

    /// The sort in French, in the plural.
    public var label: String {
      switch self {
      case .intent: "intentions"
      case .pattern: "lignes de motifs"
      case .lexicon: "entrées du lexique"
      case .control: "phrases de service"
      case .topic: "sujets"
      case .answer: "réponses et leurs variantes"
      case .text: "autres textes et leurs variantes"
      case .step: "étapes"
      case .choice: "choix"
      case .situation: "valeurs de la situation"
      case .guide: "passages du guide"
      }
    }
  }

  /// What sort of thing it is.
  public var kind: Kind
  /// Its id, unique in its sort.
  public var id: String
  /// What it is, in French.
  public var what: String
  /// Where it is.
  public var location: SourceLocation
  /// The number of its last line.
  public var lastLine: Int

  /// Creates a unit; it stands on one line unless told.
  public init(
    _ kind: Kind, _ id: String, _ what: String, at location: SourceLocation, lastLine: Int? = nil
  ) {
    self.kind = kind
    self.id = id
    self.what = what
    self.location = location
    self.lastLine = max(location.line, lastLine ?? location.line)
  }
}

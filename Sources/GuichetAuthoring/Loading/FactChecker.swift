import GuichetCore
import GuichetKnowledge
import PatternEngine

/// Sees to it that texts state no address, number, label or name that the guide does not hold.
struct FactChecker {
  /// What the engine fills in while it speaks.
  static let parameters: Set<String> = [
    "status", "next", "done", "total", "known", "count", "fact", "other",
    "client", "others",
  ]
  private static let raw: [(kind: String, pattern: String)] = [
    ("une adresse de courriel", #"[\w.+-]+@[\w-]+\.[\w.-]+"#),
    (
      "une adresse web",
      #"(?:https?://|www\.)\S+|(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\.(?:ca|com|org|net|info|quebec|fr|gov|io|app)\b(?:/\S*)?"#
    ),
    (
      "un numéro de téléphone",
      #"(?<!\w)\(?(?:1[\h.\p{Pd}]?)?(?:\(?\d{3}\)?[\h.\p{Pd}]?)?\d{3}[\h.\p{Pd}]?\d{4}(?!\w)|(?<!\w)1[\h.\p{Pd}]?8\d\d(?!\w)"#
    ),
  ]

  private let knowledge: KnowledgeBase
  private let index: KnowledgeIndex
  private let allowedNames: Set<String>
  private let detectors: [(kind: String, pattern: Pattern)]
  private let quotation: Pattern?
  private let capitalised: Pattern?

  init(knowledge: KnowledgeBase, allowedNames: Set<String>) {
    self.knowledge = knowledge
    index = KnowledgeIndex(knowledge)
    self.allowedNames = allowedNames
    detectors = Self.raw.compactMap { kind, source in
      (try? Pattern(source)).map { (kind, $0) }
    }
    quotation = try? Pattern(#"«\s*([^»]*?)\s*»|“\s*([^”]*?)\s*”|"\s*([^"]*?)\s*""#)
    // A capitalised word inside a sentence, with the capitalised words that follow it.
    capitalised = try? Pattern(
      #"(?<=[\p{L}\p{N},;)»]\h|l'|d'|’|«\h|\()\p{Lu}[\p{L}\p{N}]+(?:[ -]\p{Lu}[\p{L}\p{N}]+)*"#)
  }

  /// The ids a contact may have: facts, and the bot's names in lower case.
  var contacts: [String] {
    knowledge.facts.keys.sorted() + allowedNames.sorted().map { $0.lowercased() }
  }

  /// A contact as people call it: a fact by its id, or one of the bot's names in any case.
  func text(ofContact id: String) -> String? {
    let name = id.lowercased()
    return knowledge.fact(id)?.text ?? allowedNames.sorted().first { $0.lowercased() == name }
  }

  /// The text of a scalar with facts in place, white space behind it taken off; everything it may
  /// not state is a finding, and so is nothing at all.
  func filled(
    _ value: YAMLValue, _ what: String, findings: inout [Diagnostic]
  ) -> String? {
    guard let whole = value.text(what, findings: &findings) else { return nil }
    var text = whole
    while text.last?.isWhitespace == true { text.removeLast() }
    if text.isEmpty {
      findings.append(
        Diagnostic("answer.text.empty", "\(what) vide ; écrivez-le", at: value.location))
    }
    for (kind, pattern) in detectors {
      for match in (try? pattern.matches(in: text)) ?? [] {
        guard let range = match.first.flatMap({ $0 }) else { continue }
        findings.append(
          Diagnostic(
            "answer.fact.raw",
            "le texte écrit \(kind) (« \(slice(text, range)) ») ; nommez le fait du guide entre accolades, par exemple {courriel-pgamr}",
            at: value.location(at: range.lowerBound)))
      }
    }
    let result = replaced(text, in: value, findings: &findings)
    checkQuotations(result, in: value, findings: &findings)
    checkNames(result, in: value, findings: &findings)
    return result.text
  }

  /// A text with facts in place that knows where its parts were written.
  private struct Replaced {
    var text = ""
    /// Where pieces begin in the new text and in the author's; a fact is one place there.
    private var pieces: [(start: Int, origin: Int, isFact: Bool)] = []

    mutating func add(_ piece: some StringProtocol, from origin: Int, isFact: Bool) {
      pieces.append((text.utf8.count, origin, isFact))
      text += piece
    }

    func origin(of utf8Offset: Int) -> Int {
      guard let piece = pieces.last(where: { $0.start <= utf8Offset }) else { return utf8Offset }
      return piece.isFact ? piece.origin : piece.origin + utf8Offset - piece.start
    }
  }

  private func replaced(
    _ text: String, in value: YAMLValue, findings: inout [Diagnostic]
  ) -> Replaced {
    func offset(_ index: String.Index) -> Int {
      text.utf8.distance(from: text.startIndex, to: index)
    }
    var result = Replaced()
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      result.add(rest[..<open], from: offset(rest.startIndex), isFact: false)
      guard let close = rest[open...].firstIndex(of: "}") else {
        findings.append(
          Diagnostic(
            "answer.fact.unclosed", "accolade ouverte sans accolade fermante ; ajoutez « } »",
            at: value.location(at: offset(open))))
        result.add(rest[open...], from: offset(open), isFact: false)
        return result
      }
      let name = String(rest[rest.index(after: open)..<close])
      if let fact = knowledge.fact(name) {
        result.add(fact.text, from: offset(open), isFact: true)
      } else {
        if !Self.parameters.contains(name) {
          let hint = EditDistance.nearest(
            to: name, among: knowledge.facts.keys.sorted() + Self.parameters.sorted()
          ).map { " ; vouliez-vous dire {\($0)} ?" }
          findings.append(
            Diagnostic(
              "answer.fact.unknown",
              "le guide ne contient pas le fait {\(name)}\(hint ?? " ; déclarez-le dans guide/guide.yml")",
              at: value.location(at: offset(open))))
        }
        result.add("{\(name)}", from: offset(open), isFact: false)
      }
      rest = rest[rest.index(after: close)...]
    }
    result.add(rest, from: offset(rest.startIndex), isFact: false)
    return result
  }

  /// What stands between « » is a label of the guide, word for word.
  private func checkQuotations(
    _ result: Replaced, in value: YAMLValue, findings: inout [Diagnostic]
  ) {
    for match in (try? quotation?.matches(in: result.text)) ?? [] {
      guard let range = match.dropFirst().compactMap(\.self).first else { continue }
      let words = slice(result.text, range)
      if words.isEmpty || words.contains("{") || index.contains(phrase: words) { continue }
      findings.append(
        Diagnostic(
          "answer.quotation",
          "« \(words) » ne se trouve pas dans le guide ; citez-le mot pour mot, ou retirez les guillemets",
          at: value.location(at: result.origin(of: range.lowerBound))))
    }
  }

  private func checkNames(
    _ result: Replaced, in value: YAMLValue, findings: inout [Diagnostic]
  ) {
    for match in (try? capitalised?.matches(in: result.text)) ?? [] {
      guard let range = match.first.flatMap({ $0 }) else { continue }
      let name = slice(result.text, range)
      if allowedNames.contains(name) || index.contains(phrase: name) { continue }
      findings.append(
        Diagnostic(
          "answer.name",
          "le nom « \(name) » ne se trouve pas dans le guide ; retirez-le, ou ajoutez-le aux noms permis de bot.yml",
          at: value.location(at: result.origin(of: range.lowerBound))))
    }
  }

  private func slice(_ text: String, _ range: Range<Int>) -> String {
    let utf8 = Array(text.utf8)
    guard range.upperBound <= utf8.count else { return "" }
    return String(decoding: utf8[range], as: UTF8.self)
  }
}

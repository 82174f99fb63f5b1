import GuichetCore
import GuichetKnowledge
import PatternEngine

/// Sees to it that texts state no address, number, label or name that the guide does not hold.
struct FactChecker {
  /// What the engine fills in while it speaks.
  private static let parameters: Set<String> = [
    "status", "next", "done", "total", "known", "count", "fact", "other",
  ]
  private static let raw: [(kind: String, pattern: String)] = [
    ("une adresse de courriel", #"[\w.+-]+@[\w-]+\.[\w.-]+"#),
    ("une adresse web", #"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:ca|com|org|net)\b"#),
    ("un numéro de téléphone", #"\b(?:1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}\b|\b1[ .-]?8\d\d\b"#),
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
    quotation = try? Pattern(#"«\s*([^»]*?)\s*»"#)
    // A capitalised word inside a sentence, with the capitalised words that follow it.
    capitalised = try? Pattern(
      #"(?<=[\p{Ll},;)] |l'|d'|’|« )\p{Lu}[\p{L}\p{N}]+(?:[ -]\p{Lu}[\p{L}\p{N}]+)*"#)
  }

  /// The text with facts in place; everything it may not state is a finding.
  func filled(
    _ text: String, at place: SourceLocation, findings: inout [Diagnostic]
  ) -> String {
    for (kind, pattern) in detectors {
      for match in (try? pattern.matches(in: text)) ?? [] {
        guard let range = match.first.flatMap({ $0 }) else { continue }
        findings.append(
          Diagnostic(
            "answer.fact.raw",
            "le texte écrit \(kind) (« \(slice(text, range)) ») ; nommez le fait du guide entre accolades, par exemple {courriel-pgamr}",
            at: location(of: range.lowerBound, in: text, from: place)))
      }
    }
    let result = replaced(text, at: place, findings: &findings)
    checkQuotations(result, at: place, findings: &findings)
    checkNames(result, at: place, findings: &findings)
    return result
  }

  private func replaced(
    _ text: String, at place: SourceLocation, findings: inout [Diagnostic]
  ) -> String {
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else {
        findings.append(
          Diagnostic(
            "answer.fact.unclosed", "accolade ouverte sans accolade fermante ; ajoutez « } »",
            at: place))
        return result + rest[open...]
      }
      let name = String(rest[rest.index(after: open)..<close])
      if let fact = knowledge.fact(name) {
        result += fact.text
      } else {
        if !Self.parameters.contains(name) {
          let hint = EditDistance.nearest(
            to: name, among: knowledge.facts.keys.sorted() + Self.parameters.sorted()
          ).map { " ; vouliez-vous dire {\($0)} ?" }
          findings.append(
            Diagnostic(
              "answer.fact.unknown",
              "le guide ne contient pas le fait {\(name)}\(hint ?? " ; déclarez-le dans guide/guide.yml")",
              at: location(of: text.utf8.distance(from: text.startIndex, to: open), in: text, from: place)))
        }
        result += "{\(name)}"
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// What stands between « » is a label of the guide, word for word.
  private func checkQuotations(
    _ text: String, at place: SourceLocation, findings: inout [Diagnostic]
  ) {
    for match in (try? quotation?.matches(in: text)) ?? [] {
      guard match.count > 1, let range = match[1] else { continue }
      let words = slice(text, range)
      if words.isEmpty || words.contains("{") || index.contains(phrase: words) { continue }
      findings.append(
        Diagnostic(
          "answer.quotation",
          "« \(words) » ne se trouve pas dans le guide ; citez-le mot pour mot, ou retirez les guillemets",
          at: location(of: range.lowerBound, in: text, from: place)))
    }
  }

  private func checkNames(
    _ text: String, at place: SourceLocation, findings: inout [Diagnostic]
  ) {
    for match in (try? capitalised?.matches(in: text)) ?? [] {
      guard let range = match.first.flatMap({ $0 }) else { continue }
      let name = slice(text, range)
      if allowedNames.contains(name) || index.contains(phrase: name) { continue }
      findings.append(
        Diagnostic(
          "answer.name",
          "le nom « \(name) » ne se trouve pas dans le guide ; retirez-le, ou ajoutez-le aux noms permis de bot.yml",
          at: location(of: range.lowerBound, in: text, from: place)))
    }
  }

  private func slice(_ text: String, _ range: Range<Int>) -> String {
    let utf8 = Array(text.utf8)
    guard range.upperBound <= utf8.count else { return "" }
    return String(decoding: utf8[range], as: UTF8.self)
  }

  private func location(
    of utf8Offset: Int, in text: String, from place: SourceLocation
  ) -> SourceLocation {
    var result = place
    for byte in text.utf8.prefix(utf8Offset) where byte == 10 {
      result.line += 1
      result.column = 1
    }
    return result
  }
}

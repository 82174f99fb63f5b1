import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetKnowledge

/// Reads answers and texts, puts the guide's facts in place, and refuses facts the guide does not hold.
struct AnswerLoader {
  private static let answerKeys: Set<String> = [
    "topic", "label", "focus", "aspect", "subject", "sources", "text", "again", "short", "contact",
    "when",
  ]

  private let knowledge: KnowledgeBase
  private let checker: FactChecker
  private let facts: [Flow.Fact]
  private(set) var findings: [Diagnostic] = []
  private(set) var answers: [String: Answer] = [:]
  private(set) var texts: [String: [String]] = [:]
  private(set) var answerPlaces: [String: SourceLocation] = [:]
  private(set) var textPlaces: [String: SourceLocation] = [:]
  /// The guide passages that answers stand on.
  private(set) var references: [GuideReference] = []

  /// Creates a loader.
  ///
  /// - Parameters:
  ///   - knowledge: The guide.
  ///   - checker: Puts its facts in place.
  ///   - facts: The situation, which answers may depend on.
  init(knowledge: KnowledgeBase, checker: FactChecker, facts: [Flow.Fact]) {
    self.knowledge = knowledge
    self.checker = checker
    self.facts = facts
  }

  mutating func load(_ file: String, in directory: BotDirectory) {
    guard let text = directory.text(of: file, findings: &findings),
      let root = YAMLValue.parse(text, file: file, findings: &findings),
      let fields = root.fields(
        "fichier de réponses", known: ["answers", "texts"], findings: &findings)
    else { return }
    for value in fields["answers"]?.list("answers", findings: &findings) ?? [] {
      add(answer: value)
    }
    for value in fields["texts"]?.list("texts", findings: &findings) ?? [] { add(text: value) }
  }

  private mutating func add(answer value: YAMLValue) {
    guard
      let fields = value.fields(
        "réponse", known: Self.answerKeys, required: ["topic", "label", "text", "again"],
        findings: &findings),
      let topic = fields["topic"]?.text("topic", findings: &findings)
    else { return }
    let place = fields["topic"]?.location ?? value.location
    if let earlier = answerPlaces[topic] {
      findings.append(
        Diagnostic(
          "answer.duplicate", "le sujet « \(topic) » a déjà une réponse ; réunissez les deux",
          at: place, related: earlier))
    }
    answerPlaces[topic] = place
    let variants = (fields["when"]?.list("when", findings: &findings) ?? [])
      .compactMap { variant($0) }
    let focus = fields["focus"]?.texts("focus", findings: &findings).map(\.text) ?? []
    let subject = fields["subject"]?.text("subject", findings: &findings) ?? focus.first
    let aspect = fields["aspect"]?.text("aspect", findings: &findings)
    if let aspect, subject == nil {
      findings.append(
        Diagnostic(
          "answer.aspect",
          "« aspect: \(aspect) » ne dit pas de quoi ; ajoutez « subject » ou « focus »", at: place))
    }
    answers[topic] = Answer(
      topic: topic, label: filled(fields["label"]) ?? "", focus: focus,
      aspect: aspect.flatMap { name in subject.map { (name, $0) } },
      sources: sources(fields["sources"]), text: filled(fields["text"]) ?? "",
      again: filled(fields["again"]) ?? "", short: filled(fields["short"]), variants: variants,
      contact: contact(fields["contact"]),
      contactText: fields["contact"]?.text.map { "contact.\($0)" })
  }

  /// Who helps, as people call them; a contact that is not known is a finding.
  private mutating func contact(_ value: YAMLValue?) -> String? {
    guard let value, let id = value.text("contact", findings: &findings) else { return nil }
    if let text = checker.text(ofContact: id) { return text }
    let hint = EditDistance.nearest(to: id, among: checker.contacts)
      .map { " ; vouliez-vous dire « \($0) » ?" }
    findings.append(
      Diagnostic(
        "answer.contact.unknown",
        "« \(id) » n'est ni un fait du guide ni un nom permis de bot.yml"
          + (hint ?? " ; déclarez-le dans guide/guide.yml"),
        severity: .warning, at: value.contentLocation))
    return nil
  }

  private mutating func variant(_ value: YAMLValue) -> Answer.Variant? {
    guard
      let fields = value.fields(
        "variante", known: ["if", "text", "use"], required: ["if"], findings: &findings)
    else { return nil }
    if (fields["text"] == nil) == (fields["use"] == nil) {
      findings.append(
        Diagnostic(
          "answer.variant", "une variante a un texte ou renvoie à un sujet ; écrivez text ou use",
          at: value.location))
    }
    return Answer.Variant(
      condition: FactReader.condition(fields["if"], declared: facts, findings: &findings),
      text: filled(fields["text"]), use: fields["use"]?.text("use", findings: &findings))
  }

  private mutating func add(text value: YAMLValue) {
    guard
      let fields = value.fields(
        "texte", known: ["id", "variants"], required: ["id", "variants"], findings: &findings),
      let id = fields["id"]?.text("id", findings: &findings)
    else { return }
    let place = fields["id"]?.location ?? value.location
    if let earlier = textPlaces[id] {
      findings.append(
        Diagnostic(
          "text.duplicate", "le texte « \(id) » existe déjà ; réunissez les variantes", at: place,
          related: earlier))
    }
    textPlaces[id] = place
    let list = fields["variants"]?.list("variants", findings: &findings) ?? []
    texts[id] = list.compactMap { filled($0) }
  }

  private mutating func sources(_ value: YAMLValue?) -> [SourceReference] {
    guard let value else { return [] }
    return value.texts("sources", findings: &findings).compactMap { text, place in
      guard let reference = GuideReference(text) else {
        findings.append(
          Diagnostic(
            "answer.source.form",
            "« \(text) » n'est pas un renvoi au guide ; écrivez section:première-dernière ligne, par exemple 2:67-68",
            at: place))
        return nil
      }
      if let fault = knowledge.fault(of: reference) {
        findings.append(
          Diagnostic("answer.source.place", Self.explanation(of: fault, reference), at: place))
      }
      references.append(reference)
      return knowledge.source(for: reference)
    }
  }

  private static func explanation(
    of fault: GuideReference.Fault, _ reference: GuideReference
  ) -> String {
    switch fault {
    case .unknownSection(let known):
      "le guide n'a pas de section \(reference.section) ; sections : \(known.map(String.init).joined(separator: ", "))"
    case .outsideSection(let lines):
      "ces lignes ne sont pas toutes dans la section \(reference.section) (lignes \(lines))"
    case .noParagraph:
      "ces lignes ne contiennent aucun paragraphe du guide ; citez celles du passage"
    }
  }

  /// A text with the guide's facts in place; `{next}` and the like are left for the engine.
  private mutating func filled(_ value: YAMLValue?) -> String? {
    value.flatMap { checker.filled($0, "texte", findings: &findings) }
  }
}

import GuichetCore
import GuichetMatching

/// How messages are read before patterns see them, from one file.
struct ReadingRules {
  var spellings = Spellings.none
  var segmentation = Segmentation(separators: [], leading: [])
  var filler: String?
  var masks: [Masker.Rule] = []
  var maskExamples: [MaskExample] = []
  var clients = ClientReader.Rules()
}

/// Reads the reading rules: spellings, separators, filler and masks.
enum ReadingLoader {
  private static let keys: Set<String> = [
    "spellings", "separators", "leading", "filler", "masks", "clients", "places",
  ]
  private static let maskKeys: Set<String> = [
    "id", "context", "after", "pattern", "unless", "check", "quiet", "examples", "counterexamples",
  ]

  static func rules(
    in directory: BotDirectory, files: [String], findings: inout [Diagnostic]
  ) -> ReadingRules {
    var rules = ReadingRules()
    var spellings: [(typed: String, read: String)] = []
    var separators: [String] = []
    var leading: [String] = []
    for file in files {
      guard let text = directory.text(of: file, findings: &findings),
        let root = YAMLValue.parse(text, file: file, findings: &findings),
        let fields = root.fields("règles de lecture", known: keys, findings: &findings)
      else { continue }
      for (key, value) in fields["spellings"]?.entries("spellings", findings: &findings) ?? [] {
        guard let read = key.text("graphie", findings: &findings) else { continue }
        spellings += value.texts("graphies de « \(read) »", findings: &findings)
          .map { (typed: $0.text, read: read) }
      }
      separators += fields["separators"]?.texts("separators", findings: &findings).map(\.text) ?? []
      leading += fields["leading"]?.texts("leading", findings: &findings).map(\.text) ?? []
      rules.filler = fields["filler"]?.text("filler", findings: &findings) ?? rules.filler
      rules.clients.places +=
        fields["places"]?.texts("places", findings: &findings).map(\.text) ?? []
      if let clients = fields["clients"]?.fields(
        "clients", known: ["named", "more", "other", "all"], findings: &findings)
      {
        func phrasings(_ key: String) -> [Lexicon.Phrasing] {
          (clients[key]?.texts(key, findings: &findings) ?? [])
            .map { Lexicon.Phrasing(text: $0.text, location: $0.at) }
        }
        rules.clients.named += phrasings("named")
        rules.clients.more += phrasings("more")
        rules.clients.other += phrasings("other")
        rules.clients.all += phrasings("all")
      }
      for value in fields["masks"]?.list("masks", findings: &findings) ?? [] {
        mask(value, into: &rules, findings: &findings)
      }
    }
    rules.spellings = Spellings(spellings)
    rules.segmentation = Segmentation(separators: separators, leading: leading)
    return rules
  }

  private static func mask(
    _ value: YAMLValue, into rules: inout ReadingRules, findings: inout [Diagnostic]
  ) {
    guard
      let fields = value.fields(
        "masque", known: maskKeys, required: ["id", "pattern"], findings: &findings),
      let id = fields["id"]?.text("id", findings: &findings),
      let pattern = phrasing(fields["pattern"], findings: &findings)
    else { return }
    var rule = Masker.Rule(
      id: id, context: phrasing(fields["context"], findings: &findings),
      after: phrasing(fields["after"], findings: &findings), pattern: pattern,
      unless: phrasing(fields["unless"], findings: &findings))
    if let check = fields["check"], let name = check.text("check", findings: &findings) {
      rule.hasCheckDigit = name == "luhn"
      if !rule.hasCheckDigit {
        findings.append(
          Diagnostic(
            "mask.check", "« \(name) » n'est pas une vérification connue ; écrivez luhn",
            at: check.location))
      }
    }
    rule.isQuiet = fields["quiet"]?.text.map { $0 == "true" || $0 == "yes" || $0 == "oui" } ?? false
    rules.masks.append(rule)
    for (key, masks) in [("examples", true), ("counterexamples", false)] {
      for example in fields[key]?.list(key, findings: &findings) ?? [] {
        let messages = example.texts(key, findings: &findings)
        guard let last = messages.last else { continue }
        rules.maskExamples.append(
          MaskExample(
            earlier: messages.dropLast().map(\.text), text: last.text, location: last.at,
            isMasked: masks))
      }
    }
  }

  private static func phrasing(
    _ value: YAMLValue?, findings: inout [Diagnostic]
  ) -> Lexicon.Phrasing? {
    guard let value, let text = value.text("motif", findings: &findings) else { return nil }
    return Lexicon.Phrasing(text: text, location: value.contentLocation)
  }
}

import GuichetCore

/// `bot.yml`: the name, the places of the parts, the limits.
struct BotConfiguration {
  /// The format this code reads.
  static let currentFormat = 1

  var name = ""
  var language = "fr-CA"
  var parts: [String: String] = [:]
  var overviewTopic = ""
  var secretTopic = ""
  var longestMessage = 1_000
  var resumeAfter = 1_800
  var allowedNames: Set<String> = []
  var leftOut: [LeftOut] = []
  var leftOutPlace = SourceLocation(file: "bot.yml", line: 1)

  private static let requiredParts = [
    "knowledge", "guide", "lexicon", "reading", "intents", "dialogue", "answers",
  ]
  private static let optionalParts = ["words", "proper-names"]

  static func load(
    _ directory: BotDirectory, findings: inout [Diagnostic]
  ) -> BotConfiguration? {
    let file = "bot.yml"
    guard let text = directory.text(of: file, findings: &findings),
      let root = YAMLValue.parse(text, file: file, findings: &findings),
      let fields = root.fields(
        "bot.yml",
        known: ["format", "name", "language", "parts", "topics", "limits", "names", "left-out"],
        required: ["format", "name", "parts", "topics"], findings: &findings)
    else { return nil }
    var result = BotConfiguration()
    if let format = fields["format"]?.integer("format", findings: &findings),
      format != currentFormat
    {
      findings.append(
        Diagnostic(
          "bot.format",
          "ce bot est au format \(format), cette version de guichet lit le format \(currentFormat)",
          at: fields["format"]?.location ?? root.location))
    }
    result.name = fields["name"]?.text("name", findings: &findings) ?? ""
    result.language = fields["language"]?.text("language", findings: &findings) ?? "fr-CA"
    result.allowedNames = Set(
      fields["names"]?.texts("names", findings: &findings).map(\.text) ?? [])
    if let leftOut = fields["left-out"] {
      result.leftOutPlace = leftOut.location
      result.leftOut = passages(leftOut, findings: &findings)
    }
    if let parts = fields["parts"]?.fields(
      "parts", known: Set(requiredParts + optionalParts), required: requiredParts,
      findings: &findings)
    {
      for key in requiredParts + optionalParts {
        result.parts[key] = parts[key]?.text("parts.\(key)", findings: &findings)
      }
    }
    if let topics = fields["topics"]?.fields(
      "topics", known: ["overview", "secret"], required: ["overview", "secret"],
      findings: &findings)
    {
      result.overviewTopic = topics["overview"]?.text("overview", findings: &findings) ?? ""
      result.secretTopic = topics["secret"]?.text("secret", findings: &findings) ?? ""
    }
    if let limits = fields["limits"]?.fields(
      "limits", known: ["message", "resume-after"], findings: &findings)
    {
      result.longestMessage =
        limits["message"]?.integer("message", findings: &findings) ?? result.longestMessage
      result.resumeAfter =
        limits["resume-after"]?.integer("resume-after", findings: &findings) ?? result.resumeAfter
    }
    return result
  }

  /// `left-out:` maps passages of the guide that no answer needs to the reasons.
  private static func passages(
    _ value: YAMLValue, findings: inout [Diagnostic]
  ) -> [LeftOut] {
    guard let entries = value.entries else {
      findings.append(
        Diagnostic(
          "yaml.type", "left-out : un bloc « passage: raison » est attendu ici",
          at: value.location))
      return []
    }
    return entries.compactMap { key, value in
      guard let paragraph = key.text("passage", findings: &findings),
        let reason = value.text("raison", findings: &findings)
      else { return nil }
      if reason.allSatisfy(\.isWhitespace) {
        findings.append(
          Diagnostic(
            "guide.left-out.reason", "dites pourquoi le passage \(paragraph) est laissé de côté",
            at: key.location))
      }
      return LeftOut(paragraph: paragraph, reason: reason, location: key.location)
    }
  }

  /// The YAML files of a part: the file itself, or every `.yml` directly in a folder of that name.
  func files(of part: String, in directory: BotDirectory) -> [String] {
    guard let path = parts[part] else { return [] }
    if path.hasSuffix(".yml") || path.hasSuffix(".yaml") { return [path] }
    let depth = path.split(separator: "/").count + 1
    return directory.files(in: path, extensions: ["yml", "yaml"])
      .filter { $0.split(separator: "/").count == depth }
  }
}

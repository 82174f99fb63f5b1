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
  /// The likeness, in hundredths, from which topics are offered; `nil` without a second line.
  var secondLine: (first: Int, again: Int)?
  var allowedNames: Set<String> = []
  var serve: [ServeSetting: SettingValue] = [:]
  var leftOut: [LeftOut] = []
  var leftOutPlace = SourceLocation(file: "bot.yml", line: 1)
  private var partPlaces: [String: SourceLocation] = [:]

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
        known: [
          "format", "name", "language", "parts", "topics", "limits", "names", "left-out",
          "second-line", "serve",
        ],
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
        result.partPlaces[key] = parts[key]?.contentLocation
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
        number(limits["message"], "message", within: 1...100_000, findings: &findings)
        ?? result.longestMessage
      result.resumeAfter =
        number(limits["resume-after"], "resume-after", within: 0...31_536_000, findings: &findings)
        ?? result.resumeAfter
    }
    if let secondLine = fields["second-line"]?.fields(
      "second-line", known: ["first", "again"], required: ["first", "again"], findings: &findings)
    {
      let first = number(secondLine["first"], "first", within: 1...100, findings: &findings)
      let again = number(secondLine["again"], "again", within: 1...100, findings: &findings)
      if let first, let again { result.secondLine = (first, again) }
    }
    result.serve = serveSettings(fields["serve"], findings: &findings)
    return result
  }

  /// `serve:` tells how the bot is served; values are checked when it is.
  private static func serveSettings(
    _ value: YAMLValue?, findings: inout [Diagnostic]
  ) -> [ServeSetting: SettingValue] {
    let known = Set(ServeSetting.allCases.map(\.rawValue))
    guard let fields = value?.fields("serve", known: known, findings: &findings) else { return [:] }
    var settings: [ServeSetting: SettingValue] = [:]
    for setting in ServeSetting.allCases {
      guard let value = fields[setting.rawValue] else { continue }
      let text = value.texts(setting.rawValue, findings: &findings).map(\.text)
      settings[setting] = SettingValue(
        text.joined(separator: ", "), from: "\(value.contentLocation)")
    }
    return settings
  }

  /// `left-out:` maps passages of the guide that no answer needs to the reasons.
  private static func passages(
    _ value: YAMLValue, findings: inout [Diagnostic]
  ) -> [LeftOut] {
    value.entries("left-out", findings: &findings).compactMap { key, value in
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

  /// A whole number within bounds, or a finding.
  private static func number(
    _ value: YAMLValue?, _ what: String, within bounds: ClosedRange<Int>,
    findings: inout [Diagnostic]
  ) -> Int? {
    guard let value, let number = value.integer(what, findings: &findings) else { return nil }
    if bounds.contains(number) { return number }
    findings.append(
      Diagnostic(
        "bot.limit",
        "\(what) : écrivez un nombre de \(bounds.lowerBound) à \(bounds.upperBound)",
        at: value.contentLocation))
    return nil
  }

  /// Sees to it that the parts that can be folders hold a file.
  func checkFolders(in directory: BotDirectory, findings: inout [Diagnostic]) {
    for part in ["lexicon", "reading", "intents", "answers"] {
      guard let path = parts[part], files(of: part, in: directory).isEmpty else { continue }
      findings.append(
        Diagnostic(
          "bot.part.empty",
          "\(part) : le dossier « \(path) » ne contient aucun fichier .yml ; corrigez le chemin",
          at: partPlaces[part] ?? SourceLocation(file: "bot.yml", line: 1)))
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

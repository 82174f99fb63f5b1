import GuichetCore

/// Where the parts of a bot are written that the bot itself does not remember.
struct BotPlaces {
  /// A text: where it begins and its last line.
  typealias Place = (location: SourceLocation, lastLine: Int)

  /// The topics' own lines.
  private(set) var topics: [String: SourceLocation] = [:]
  /// `text`, `short`, `again`, `when0`, `when1` … of each topic.
  private(set) var answers: [String: [String: Place]] = [:]
  /// The variants of each other text.
  private(set) var texts: [String: [Place]] = [:]
  /// The values of each fact.
  private(set) var values: [String: [String: SourceLocation]] = [:]
  /// The steps.
  private(set) var steps: [String: SourceLocation] = [:]
  /// The choices of each step, in order.
  private(set) var choices: [String: [SourceLocation]] = [:]

  /// Reads the files of a bot that loads without errors.
  init(_ configuration: BotConfiguration, in directory: BotDirectory) {
    var ignored: [Diagnostic] = []
    func parsed(_ file: String) -> YAMLValue? {
      directory.text(of: file, findings: &ignored).flatMap {
        YAMLValue.parse($0, file: file, findings: &ignored)
      }
    }
    for file in configuration.files(of: "answers", in: directory) {
      guard let root = parsed(file) else { continue }
      for value in root["answers"]?.elements ?? [] { add(answer: value) }
      for value in root["texts"]?.elements ?? [] {
        guard let id = value["id"]?.text else { continue }
        texts[id] = value["variants"]?.elements?.map(Self.place) ?? []
      }
    }
    guard let dialogue = parsed(configuration.parts["dialogue"] ?? "") else { return }
    for (name, value) in dialogue["situation"]?.entries ?? [] {
      for item in value["values"]?.elements ?? [] {
        values[name.text ?? "", default: [:]][item.text ?? ""] = item.location
      }
    }
    for step in dialogue["steps"]?.elements ?? [] {
      guard let id = step["id"] else { continue }
      steps[id.text ?? ""] = id.location
      choices[id.text ?? ""] = step["choices"]?.elements?.map(\.location) ?? []
    }
  }

  private mutating func add(answer value: YAMLValue) {
    guard let topic = value["topic"], let id = topic.text else { return }
    topics[id] = topic.location
    for key in ["text", "short", "again"] {
      answers[id, default: [:]][key] = value[key].map(Self.place)
    }
    for (index, variant) in (value["when"]?.elements ?? []).enumerated() {
      answers[id, default: [:]]["when\(index)"] =
        (variant["text"] ?? variant["use"] ?? variant).place
    }
  }

  private static func place(_ value: YAMLValue) -> Place { value.place }
}

extension YAMLValue {
  /// The value of a key of a mapping.
  fileprivate subscript(_ key: String) -> YAMLValue? {
    entries?.first { $0.key.text == key }?.value
  }

  fileprivate var place: BotPlaces.Place {
    let lines = (text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let trailing = lines.reversed().prefix { $0.isEmpty }.count
    let start = contentLocation
    return (start, start.line + max(0, lines.count - trailing - 1))
  }
}

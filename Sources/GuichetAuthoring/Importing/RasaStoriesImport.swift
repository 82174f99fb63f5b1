import GuichetCore
import GuichetDialogue
public import GuichetEngine
import GuichetMatching
public import GuichetReplay

/// Reads Rasa's test stories (`stories:` with `user:` messages).
///
/// What people type maps, and so do intents, slots and texts that this bot has too; an `action: utter_…`
/// says that the bot speaks, in as many messages as it likes. Everything else is a warning at its line.
public struct RasaStoriesImport: Sendable {
  private static let most = 10_000

  private let intents: Set<String>
  private let facts: [String: Set<String>]

  /// Prepares an import into a bot.
  public init(bot: Bot) {
    intents = Set(bot.comprehender.intentIDs)
    facts = Dictionary(
      bot.flow.facts.map { ($0.name, Set($0.values)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads a file's text.
  public func read(_ text: String, file: String) -> TranscriptImport {
    var result = TranscriptImport()
    guard let root = YAMLValue.parse(text, file: file, findings: &result.findings) else {
      return result
    }
    guard let stories = root.entries?.first(where: { $0.key.text == "stories" })?.value.elements
    else {
      result.findings.append(
        Diagnostic(
          "import.stories",
          "une liste « stories: » est attendue ; est-ce bien un fichier de Rasa ?",
          at: root.location))
      return result
    }
    var steps = 0
    for story in stories {
      var reading = Reading(intents: intents, facts: facts)
      let entries = story.entries ?? []
      let name = entries.first { ["story", "rule"].contains($0.key.text) }?.value.text
      for step in entries.first(where: { $0.key.text == "steps" })?.value.elements ?? [] {
        steps += 1
        guard steps <= Self.most else { break }
        reading.add(step)
      }
      result.findings += reading.findings
      guard reading.hasMessages else {
        result.findings.append(
          Diagnostic(
            "import.empty",
            "l'histoire « \(name ?? "") » n'a aucun message (« user: ») ; elle est laissée de côté",
            severity: .warning, at: story.location))
        continue
      }
      result.conversations.append(
        ImportedConversation(name: name ?? "Histoire", events: reading.events))
    }
    if result.conversations.isEmpty, !result.findings.contains(where: { $0.severity == .error }) {
      result.findings.append(
        Diagnostic("import.empty", "aucune histoire de ce fichier ne se rejoue", at: root.location))
    }
    return result
  }

  /// One story as it is read.
  private struct Reading {
    let intents: Set<String>
    let facts: [String: Set<String>]
    var events: [ImportedConversation.Event] = []
    var findings: [Diagnostic] = []
    var hasMessages = false
    /// What to assert of the bot's next message.
    private var waiting: [String] = []

    init(intents: Set<String>, facts: [String: Set<String>]) {
      self.intents = intents
      self.facts = facts
    }

    /// Whether the bot has spoken since the person did, the file does not say what.
    private var hasSpoken = false

    mutating func add(_ step: YAMLValue) {
      let entries = step.entries ?? []
      func value(_ key: String) -> YAMLValue? { entries.first { $0.key.text == key }?.value }
      if let user = value("user")?.text {
        hasMessages = true
        hasSpoken = false
        waiting = []
        events.append(.typed(Self.plain(user)))
        if let intent = value("intent") { expect(intent) }
      } else if let intent = value("intent") {
        leave("intention sans message", intent)
      } else if let action = value("action") {
        let name = action.text ?? ""
        guard name.hasPrefix("utter_") else { return leave("action « \(name) »", action) }
        if hasSpoken { return }
        hasSpoken = true
        waiting.append("SKIP_BOT_UNCONSUMED")
        say(nil)
      } else if let bot = value("bot") {
        say(bot.text)
      } else if let slots = value("slot_was_set") {
        for slot in slots.elements ?? [slots] { set(slot) }
      } else {
        leave("étape « \(entries.first?.key.text ?? "") »", step)
      }
      for (key, item) in entries where key.text == "entities" { leave("entités", item) }
    }

    private mutating func say(_ text: String?) {
      events.append(.said(text, buttons: []))
      events += waiting.map { .asserted($0) }
      waiting = []
    }

    private mutating func expect(_ intent: YAMLValue) {
      guard let name = intent.text, intents.contains(name) else {
        return leave("intention « \(intent.text ?? "") », que ce bot n'a pas", intent)
      }
      waiting.append("INTENT \(name)")
    }

    private mutating func set(_ slot: YAMLValue) {
      for (key, value) in slot.entries ?? [] {
        guard let name = key.text, let text = value.text, facts[name]?.contains(text) == true else {
          leave("variable « \(key.text ?? "") », que la situation n'a pas", key)
          continue
        }
        let line = "SITUATION \(name)=\(text)"
        switch events.last {
        case .said, .asserted: events.append(.asserted(line))
        default: waiting.append(line)
        }
      }
    }

    private mutating func leave(_ what: String, _ value: YAMLValue) {
      findings.append(
        Diagnostic(
          "import.left-out", "sans équivalent ici, laissé de côté : \(what)", severity: .warning,
          at: value.location))
    }

    /// A message without the marks of entities: `[Alma]{"entity": "ville"}` is « Alma ».
    private static func plain(_ text: String) -> String {
      text.replacing(#/\[([^\]\[]*)\](?:\{[^}]*\}|\([^)]*\))/#) { $0.output.1 }
    }
  }
}

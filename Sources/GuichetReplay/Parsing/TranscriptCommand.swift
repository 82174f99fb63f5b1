/// A command line's first word, as far as it is known.
enum TranscriptCommand: Hashable {
  case button
  case pause
  case clock
  case restart
  case reload
  case acceptRest
  case buttons
  case intent
  case confidence
  case topic
  case situation
  case step
  case outcome
  case source
  case text(TextCheck.Mode, TextCheck.Quantity, ignoresCase: Bool)

  /// Every name, and what it means.
  static let table: [String: TranscriptCommand] = {
    var table: [String: TranscriptCommand] = [
      "BUTTON": .button, "PAUSE": .pause, "CLOCK": .clock, "RESTART": .restart,
      "RESTART_PROCESS": .restart, "RELOAD": .reload,
      "SKIP_BOT_UNCONSUMED": .acceptRest, "BUTTONS": .buttons, "INTENT": .intent,
      "INTENT_CONFIDENCE": .confidence, "TOPIC": .topic,
      "SITUATION": .situation, "STEP": .step, "OUTCOME": .outcome, "SOURCE": .source,
    ]
    for (suffix, ignoresCase) in [("", false), ("_IC", true)] {
      table["TEXT" + suffix] = .text(.equals, .any, ignoresCase: ignoresCase)
      for mode in TextCheck.Mode.allCases {
        let name = "TEXT_" + mode.rawValue
        table[name + suffix] = .text(mode, .any, ignoresCase: ignoresCase)
        // Botium: an exact match has no `_ALL`; several different texts cannot all be the whole.
        guard mode != .equals else { continue }
        for quantity in TextCheck.Quantity.allCases {
          table["\(name)_\(quantity.rawValue)\(suffix)"] = .text(
            mode, quantity, ignoresCase: ignoresCase)
        }
      }
    }
    return table
  }()

  /// Commands of Botium that mean nothing here.
  static let unsupported: Set<String> = [
    "ASSIGN_SCRIPTING_MEMORY", "BOT_CONSUMED", "BOT_UNCONSUMED_COUNT", "BUTTONS_COUNT",
    "BUTTONS_COUNT_REC", "CARDS", "CARDS_COUNT", "CARDS_COUNT_REC", "CLEAR_SCRIPTING_MEMORY",
    "ENTITIES", "ENTITY_CONTENT", "ENTITY_VALUES", "FORM", "FORMS", "INCLUDE", "INTENT_UNIQUE",
    "JSON_PATH", "JSON_PATH_COUNT", "MEDIA", "MEDIA_COUNT", "MEDIA_COUNT_REC",
    "PAUSE_ASSERTER", "RESPONSE_LENGTH", "SET_SCRIPTING_MEMORY", "UPDATE_CUSTOM", "WAITFORBOT",
  ]

  /// Whether the command may stand in a section.
  func isAllowed(in section: TranscriptSection) -> Bool {
    switch self {
    case .button: section == .me
    case .pause, .clock, .restart, .reload: true
    case .intent, .confidence, .situation, .step, .outcome: section == .bot || section == .end
    case .acceptRest, .buttons, .topic, .source, .text: section == .bot
    }
  }

  /// Whether the command compares something, and so takes `?` and `!`.
  var isAssertion: Bool {
    switch self {
    case .button, .pause, .clock, .restart, .reload, .acceptRest: false
    case .buttons, .intent, .confidence, .topic, .situation, .step, .outcome, .source, .text: true
    }
  }

  /// The names that may stand in a section, in order.
  static func names(in section: TranscriptSection) -> [String] {
    table.filter { $0.value.isAllowed(in: section) }.keys.sorted()
  }
}

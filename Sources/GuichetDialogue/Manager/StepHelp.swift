import GuichetCore

extension DialogueManager {
  /// What a person asks of a step, and the texts that say it, the second time another one.
  enum Help: String {
    case help, why, unsure, stuck

    var texts: [String] {
      switch self {
      case .help: ["anything", "help"]
      case .why: ["why", "help"]
      case .unsure: ["unsure", "help", "contact"]
      case .stuck: ["stuck", "contact", "help"]
      }
    }
  }

  /// The text for a question about a step; asked again, it is another one, and never the one before.
  func helpText(
    _ help: Help, of step: Step, _ memory: inout ConversationState.Memory
  ) -> String {
    let first = help == .help ? "help" : "\(step.id).\(help.rawValue)"
    let texts = help.texts.compactMap { kind in
      switch kind {
      case "anything": "help"
      case "contact": step.topic.flatMap(knowledge.contact)
      default: "\(step.id).\(kind)"
      }
    }.filter { $0 == first || knowledge.says($0) }
    let uses = memory.topicUses[first, default: 0]
    var text = texts[uses % texts.count]
    memory.topicUses[first] = uses + 1
    if text == memory.lastHelp, texts.count > 1 {
      text = texts[(uses + 1) % texts.count]
      memory.topicUses[first] = uses + 2
    }
    memory.lastHelp = text
    return text
  }
}

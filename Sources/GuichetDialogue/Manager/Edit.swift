public import GuichetCore

/// What it did to a conversation that its bot was edited since the last turn.
public struct Edit: Hashable, Sendable {
  /// The choices offered before that are not what they were: same value, another meaning, or gone.
  public var stale: [Choice] = []
  /// Whether the person would notice: facts dropped or renamed, another step, other choices.
  public var isNoticeable = false
  /// Whether something the person told does not count any more.
  public var hasLosses = false
  /// What was dropped and renamed, for the log: names of facts and steps, never what was typed.
  public var notes: [String] = []
}

extension DialogueManager {
  /// Brings a conversation to the version of the bot that goes on with it.
  ///
  /// Told facts are renamed as the bot declares, those that are none any more are dropped; the step
  /// asked stays the one asked if there still is one of that id. Nothing happens to a conversation
  /// that is of this version.
  ///
  /// - Parameters:
  ///   - state: The conversation.
  ///   - version: The bot's version.
  /// - Returns: What changed, `nil` when nothing did.
  public func adopt(_ state: inout ConversationState, version: String) -> Edit? {
    state.notes = nil
    guard state.bot != version else { return nil }
    state.bot = version
    var edit = Edit()
    for position in state.history.indices {
      var ignored = Edit()
      adapt(&state.history[position], &ignored)
    }
    adapt(&state.memory, &edit)
    for position in state.lastMessages.indices {
      state.lastMessages[position].choices?.removeAll(where: edit.stale.contains)
      if state.lastMessages[position].choices?.isEmpty == true {
        state.lastMessages[position].choices = nil
      }
    }
    if !edit.notes.isEmpty { state.notes = edit.notes }
    return edit.isNoticeable ? edit : nil
  }

  private func adapt(_ memory: inout ConversationState.Memory, _ edit: inout Edit) {
    let before = memory.situation.told
    memory.situation = adapted(before, &edit)
    memory.aside = memory.aside.map { files in files.map { adapted($0, &edit) } }
    memory.doubted = memory.doubted.map(flow.migrations.applied(toFact:)).flatMap {
      flow.declares($0) ? $0 : nil
    }
    let asked = memory.pendingStep.map(flow.migrations.applied(toStep:))
    memory.pendingStep = flow.step(asked)?.id
    memory.answeredStep = memory.answeredStep.map(flow.migrations.applied(toStep:))
    memory.explainedStep = memory.explainedStep.map(flow.migrations.applied(toStep:))
    if let topic = memory.lastTopic, !knowledge.answers(topic) { memory.lastTopic = nil }
    edit.stale = memory.offered.filter { !isOffered($0, memory) }
    if let asked, memory.pendingStep == nil {
      edit.notes.append("étape disparue : \(asked)")
    }
    let next = flow.nextStep(in: memory.situation.derived(in: flow))?.id
    edit.isNoticeable =
      memory.situation.told != before || !edit.stale.isEmpty || (asked != nil && next != asked)
  }

  private func adapted(_ file: ClientFile, _ edit: inout Edit) -> ClientFile {
    var file = file
    file.situation = adapted(file.situation.told, &edit)
    file.pendingStep = flow.step(file.pendingStep.map(flow.migrations.applied(toStep:)))?.id
    file.answeredStep = file.answeredStep.map(flow.migrations.applied(toStep:))
    file.explainedStep = file.explainedStep.map(flow.migrations.applied(toStep:))
    return file
  }

  /// What was told, renamed and without what is no fact any more.
  private func adapted(_ told: [FactValue], _ edit: inout Edit) -> Situation {
    var situation = Situation()
    for old in told {
      let new = flow.migrations.applied(toFact: old)
      guard flow.declares(new) else {
        edit.notes.append("fait abandonné : \(old.fact)=\(old.value)")
        edit.hasLosses = true
        continue
      }
      if new != old {
        edit.notes.append(
          "fait renommé : \(old.fact)=\(old.value) → \(new.fact)=\(new.value)")
      }
      for fact in situation.tell(new, in: flow) {
        edit.notes.append("fait contredit : \(fact.fact)=\(fact.value)")
        edit.hasLosses = true
      }
    }
    return situation
  }

  /// Whether a choice offered before still says what it said.
  private func isOffered(_ choice: Choice, _ memory: ConversationState.Memory) -> Bool {
    if let topic = choice.topic { return knowledge.answers(topic) }
    if choice.value.hasPrefix(Self.clientChoice) { return true }
    switch choice.value {
    case Self.noneOfThese: return true
    case Self.newHolds, Self.oldHolds: return memory.doubted != nil
    default:
      return flow.step(memory.pendingStep)?.options.contains {
        $0.value == choice.value && $0.label == choice.label
      } ?? false
    }
  }

  /// A decision for a person whose bot was edited: one sentence says so, in front of the step.
  func announced(_ edit: Edit, _ decision: Decision) -> Decision {
    let sentence = Act.say(edit.hasLosses ? "edited.lost" : "edited", [:])
    var decision = decision
    let step = decision.acts.lastIndex { if case .step = $0 { true } else { false } }
    decision.acts.insert(sentence, at: step ?? 0)
    return decision
  }

  /// Whether a message only answers what was asked, which may not be asked any more.
  func onlyAnswers(_ heard: Heard, memory: ConversationState.Memory) -> Bool {
    guard heard.told.isEmpty, heard.asked.isEmpty, !heard.isRedacted, heard.defect == nil
    else { return false }
    if let choice = heard.choice { return !isOffered(choice, memory) }
    if heard.isStaleChoice || heard.isUnknownChoice { return true }
    let answers: Set = ["yes", "no", "done", "unsure", "stuck", "skip", "why"]
    let controls = Set(heard.controls).subtracting(["greet", "thanks"])
    if controls == ["repeat"] { return true }
    return memory.pendingStep == nil && !controls.isEmpty && controls.isSubset(of: answers)
  }
}

extension Flow {
  /// Whether a fact can take a value.
  func declares(_ fact: FactValue) -> Bool {
    facts.contains { $0.name == fact.fact && $0.values.contains(fact.value) }
  }
}

import GuichetCore

extension DialogueManager {
  /// What the value of a choice between clients begins with; the name follows.
  public static let clientChoice = "client:"

  /// Answers a message that says whom it is about.
  ///
  /// What it says of other clients before is noted for each, and the last part is answered.
  func decideForClients(
    _ heard: Heard, memory: inout ConversationState.Memory,
    decide: (Heard, inout ConversationState.Memory) -> Decision
  ) -> Decision {
    var acts: [Act] = []
    let asked = memory.pendingStep
    for part in heard.earlier {
      let (_, refusal) = turn(to: part.client, asked: asked, &memory)
      if let refusal { return refusal }
      if part.onlyTurns { continue }
      let before = memory.situation.told
      let decision = decide(part, &memory)
      if memory.situation.told != before { acts.append(.say("client.noted", clientValues(memory))) }
      if part.asked.isEmpty { continue }
      acts += decision.acts.filter { if case .answer = $0 { true } else { false } }.prefix(1)
    }
    let before = memory
    let (turning, refusal) = turn(to: heard.client, asked: asked, &memory)
    if let refusal { return refusal }
    if !heard.earlier.isEmpty, heard.onlyTurns, heard.earlier.allSatisfy(\.onlyTurns) {
      return Decision(acts: [.whichClient(memory.clientNames)], outcome: .asked)
    }
    acts += announcement(of: turning, heard, before: before, memory)
    // A client of whom nothing was asked yet has nothing to say yes or no to.
    if heard.onlyTurns || (memory.pendingStep == nil && onlyAnswers(heard, memory: memory)) {
      memory.noMatches = 0
      return Decision(acts: acts + currentStep(&memory), outcome: .asked)
    }
    let told = Set(memory.situation.told)
    var decision = decide(heard, &memory)
    if heard.client == .all, memory.hasClients {
      let new = memory.situation.told.filter { !told.contains($0) }
      memory.tellOthers(new, in: flow)
      if !new.isEmpty { acts.append(.say("client.all", [:])) }
    }
    decision.acts = acts + decision.acts
    return decision
  }

  /// Turns to a client, or says why not.
  private func turn(
    to mention: ClientMention?, asked: String?, _ memory: inout ConversationState.Memory
  ) -> (turning: ConversationState.Memory.Turning, refusal: Decision?) {
    guard let mention else { return (.same, nil) }
    let turning = memory.turn(
      to: mention, asked: asked, in: flow, same: knowledge.sameName)
    switch turning {
    case .unclear:
      let names = memory.files.compactMap { $0.client?.name }
      return (turning, Decision(acts: [.whichClient(names)], outcome: .clarify))
    case .full:
      let count = ["count": String(ConversationState.Memory.mostClients)]
      return (
        turning,
        Decision(acts: [.say("client.full", count)] + currentStep(&memory), outcome: .fallback)
      )
    default: return (turning, nil)
    }
  }

  /// What is said of a turn to a client; nothing when the person goes on with the one spoken of.
  private func announcement(
    of turning: ConversationState.Memory.Turning, _ heard: Heard,
    before: ConversationState.Memory, _ memory: ConversationState.Memory
  ) -> [Act] {
    var values = clientValues(memory)
    values["other"] = before.client?.name ?? "{client.first}"
    switch turning {
    case .begun: return [.say("client.new", values)]
    case .resumed:
      let known = heard.onlyTurns && !memory.situation.told.isEmpty
      return [.say("client.back", values)]
        + (known ? [.say("client.known", statusValues(memory).merging(values) { $1 })] : [])
    case .named: return heard.onlyTurns ? [.say("client.named", values)] : []
    case .same: return heard.onlyTurns ? [.say("client.same", values)] : []
    case .unclear, .full: return []
    }
  }

  /// The values of texts about clients.
  func clientValues(_ memory: ConversationState.Memory) -> [String: String] {
    let others = memory.files.map { $0.client?.name ?? "{client.first}" }
    return [
      "client": memory.client?.name ?? "{client.first}", "others": others.joined(separator: ", "),
    ]
  }

  /// Whom a summary is about, and whose files are kept besides.
  func clientsAside(_ memory: ConversationState.Memory) -> [Act] {
    memory.hasClients ? [.say("client.status", clientValues(memory))] : []
  }

  /// Behind an arrival, the clients that have not arrived.
  func clientsUnfinished(_ memory: ConversationState.Memory) -> [Act] {
    let names = memory.files
      .filter { !flow.goal.holds(in: $0.situation.derived(in: flow)) }
      .map { $0.client?.name ?? "{client.first}" }
    return names.isEmpty
      ? [] : [.say("client.remaining", ["others": names.joined(separator: ", ")])]
  }
}

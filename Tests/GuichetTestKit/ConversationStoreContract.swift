import GuichetCore
package import GuichetDialogue
package import GuichetStore

/// What every ``ConversationStore`` keeps to.
///
/// Each check takes a new, empty store and throws a
/// ``TestKitError`` that says what it found.
package struct ConversationStoreContract: Sendable {
  /// The name of a check.
  package enum Check: String, CaseIterable, Sendable {
    case unknownConversationIsNil
    case firstTurnCreates
    case turnsAreReadBackInOrder
    case wrongVersionChangesNothing
    case creatingTwiceConflicts
    case conversationsAreApart
    case erasingForgets
    case erasedConversationBeginsAgain
    case onlyOneOfManyWritersWins
    case anyTextIsKeptAsItIs
    case theHeadKnowsWhatAMessageIDWasUsedFor
  }

  private let makeStore: @Sendable () async throws -> any ConversationStore

  /// Creates the contract for stores made by a closure, each empty.
  package init(_ makeStore: @escaping @Sendable () async throws -> any ConversationStore) {
    self.makeStore = makeStore
  }

  /// Runs one check.
  package func run(_ check: Check) async throws {
    let store = try await makeStore()
    switch check {
    case .unknownConversationIsNil:
      try expect(try await store.conversation("absent") == nil, "an unknown conversation is nil")
    case .firstTurnCreates: try await firstTurnCreates(store)
    case .turnsAreReadBackInOrder: try await turnsAreReadBackInOrder(store)
    case .wrongVersionChangesNothing: try await wrongVersionChangesNothing(store)
    case .creatingTwiceConflicts: try await creatingTwiceConflicts(store)
    case .conversationsAreApart: try await conversationsAreApart(store)
    case .erasingForgets: try await erasingForgets(store)
    case .erasedConversationBeginsAgain: try await erasedConversationBeginsAgain(store)
    case .onlyOneOfManyWritersWins: try await onlyOneOfManyWritersWins(store)
    case .anyTextIsKeptAsItIs: try await anyTextIsKeptAsItIs(store)
    case .theHeadKnowsWhatAMessageIDWasUsedFor: try await headKnowsMessageIDs(store)
    }
  }

  private func firstTurnCreates(_ store: any ConversationStore) async throws {
    try await append(0, to: "c", of: store)
    let stored = try await store.conversation("c")
    try expect(stored?.version == 1, "the version after one turn is 1")
    try expect(stored?.turns == [Self.record(0)], "the turn is kept whole")
    try expect(stored?.state == Self.state(0), "the state is kept whole")
  }

  private func turnsAreReadBackInOrder(_ store: any ConversationStore) async throws {
    for number in 0..<30 { try await append(number, to: "c", of: store) }
    let stored = try await store.conversation("c")
    try expect(stored?.version == 30, "the version counts the turns")
    try expect(stored?.turns == (0..<30).map { Self.record($0) }, "turns keep their order")
    try expect(stored?.state == Self.state(29), "the state is the last one")
  }

  private func wrongVersionChangesNothing(_ store: any ConversationStore) async throws {
    for number in 0..<2 { try await append(number, to: "c", of: store) }
    let before = try await store.conversation("c")
    for version in [0, 1, 3, 99] {
      try await expectConflict(2, to: "c", expecting: version, of: store)
    }
    try await expectConflict(0, to: "other", expecting: 1, of: store)
    try expect(try await store.conversation("c") == before, "a refused turn leaves no trace")
    try expect(try await store.conversation("other") == nil, "a refused turn creates nothing")
  }

  private func creatingTwiceConflicts(_ store: any ConversationStore) async throws {
    try await append(0, to: "c", of: store)
    try await expectConflict(0, to: "c", expecting: 0, of: store)
  }

  private func conversationsAreApart(_ store: any ConversationStore) async throws {
    let ids = ["c", "C", "c ", "ç", "c/../d", "c'; --", "", "🙂"]
    for (count, id) in ids.enumerated() {
      for number in 0...count { try await append(number, to: id, of: store) }
    }
    for (count, id) in ids.enumerated() {
      try expect(
        try await store.conversation(id)?.version == count + 1, "« \(id) » is a conversation apart")
    }
  }

  private func erasingForgets(_ store: any ConversationStore) async throws {
    try expect(try await store.erase("c") == false, "there is nothing to erase at first")
    try await append(0, to: "c", of: store)
    try await append(0, to: "d", of: store)
    try expect(try await store.erase("c"), "a conversation is erased")
    try expect(try await store.conversation("c") == nil, "an erased conversation is gone")
    try expect(try await store.erase("c") == false, "it is erased once")
    try expect(try await store.conversation("d") != nil, "the others stay")
  }

  private func erasedConversationBeginsAgain(_ store: any ConversationStore) async throws {
    for number in 0..<3 { try await append(number, to: "c", of: store) }
    _ = try await store.erase("c")
    try await expectConflict(3, to: "c", expecting: 3, of: store)
    try await append(0, to: "c", of: store)
    try expect(
      try await store.conversation("c")?.turns == [Self.record(0)], "nothing earlier comes back")
  }

  private func onlyOneOfManyWritersWins(_ store: any ConversationStore) async throws {
    try await append(0, to: "c", of: store)
    let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<20 {
        group.addTask {
          do throws(StoreError) {
            try await store.append(
              Self.record(1), state: Self.state(1), to: "c", expecting: 1)
            return true
          } catch {
            guard error == .versionConflict else { throw error }
            return false
          }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    try expect(wins == 1, "one of twenty writers with the same version wins, not \(wins)")
    try expect(try await store.conversation("c")?.version == 2, "the others leave no trace")
  }

  private func anyTextIsKeptAsItIs(_ store: any ConversationStore) async throws {
    for (number, text) in ["", "e\u{301}", "é", "a\u{0}b", "🙂\n\t'\"\\", "\u{FFFD}"].enumerated() {
      var record = Self.record(number)
      record.text = text
      record.messageID = "\(text)-\(number)"
      try await store.append(
        record, state: Self.state(number), to: "c", expecting: number)
      let kept = try await store.conversation("c")?.turns.last
      try expect(
        kept?.text.unicodeScalars.elementsEqual(text.unicodeScalars) == true, "« \(text) »")
      try expect(kept?.messageID == record.messageID, "the message id of « \(text) »")
    }
  }

  private func headKnowsMessageIDs(_ store: any ConversationStore) async throws {
    try expect(try await store.head(of: "c", messageID: "m1") == nil, "no conversation, no head")
    for number in 0..<5 { try await append(number, to: "c", of: store) }
    for number in 0..<2 { try await append(number, to: "d", of: store) }
    let ids = [(nil, nil), ("m1", 1), ("m4", 4), ("m5", nil), ("", nil), ("M1", nil)]
    for (id, number) in ids as [(String?, Int?)] {
      let head = try await store.head(of: "c", messageID: id)
      try expect(head?.version == 5, "the version of the head")
      try expect(head?.state == Self.state(4), "the state of the head")
      try expect(head?.earlier == number.map(Self.record), "what \(id ?? "no id") was used for")
    }
    let other = try await store.head(of: "d", messageID: "m4")
    try expect(other?.earlier == nil, "message ids are of one conversation")
    let again = try await store.head(of: "c", messageID: "m1")?.earlier?.turn
    try expect(
      try again.map { try StoredCoding.bytes($0) } == StoredCoding.bytes(Self.record(1).turn),
      "an earlier turn has the same bytes")
  }

  // MARK: Pieces

  /// A state that differs from one turn to the next.
  package static func state(_ turn: Int) -> ConversationState {
    var state = ConversationState(at: Timestamp(seconds: 1_000 + Int64(turn)))
    state.turn = turn
    state.memory.noMatches = turn
    state.textUses = ["greeting": turn]
    return state
  }

  /// A record with everything in it.
  package static func record(_ turn: Int) -> TurnRecord {
    TurnRecord(
      messageID: turn == 0 ? nil : "m\(turn)", inputDigest: String(turn, radix: 16),
      text: "message \(turn)",
      turn: SampleTurn.turn(turn),
      at: Timestamp(seconds: 1_000 + Int64(turn)))
  }

  private func append(
    _ number: Int, to id: String, of store: any ConversationStore
  ) async throws {
    try await store.append(
      Self.record(number), state: Self.state(number), to: id, expecting: number)
  }

  private func expectConflict(
    _ number: Int, to id: String, expecting version: Int, of store: any ConversationStore
  ) async throws {
    do throws(StoreError) {
      try await store.append(
        Self.record(number), state: Self.state(number), to: id, expecting: version)
    } catch {
      try expect(error == .versionConflict, "expecting \(version) conflicts, not \(error)")
      return
    }
    throw TestKitError("expecting \(version) of « \(id) » must conflict")
  }

  private func expect(_ holds: Bool, _ what: String) throws {
    if !holds { throw TestKitError(what) }
  }
}

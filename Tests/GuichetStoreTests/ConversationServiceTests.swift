import Foundation
import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetStore
import GuichetTestKit
import Synchronization
import Testing

@Suite struct ConversationServiceTests {
  private let store = MemoryStore()
  private let service: ConversationService

  init() throws {
    let engine = try SmallBot.engine()
    service = ConversationService(engine: engine, store: store) { Timestamp(seconds: 1_000) }
  }

  @Test func openingTwiceGivesTheGreetingOnce() async throws {
    let first = try await service.open("c")
    #expect(first.turn == 0)
    _ = try await service.send(.text("oui"), to: "c", missing: .refuse)
    #expect(try await service.open("c") == first)
    #expect(try await store.conversation("c")?.version == 2)
  }

  @Test func fiftyOpenersGetOneGreeting() async throws {
    let turns = try await withThrowingTaskGroup(of: Turn.self) { group in
      for _ in 0..<50 { group.addTask { try await service.open("c") } }
      return try await group.reduce(into: Set<Turn>()) { $0.insert($1) }
    }
    #expect(turns.count == 1)
    #expect(try await store.conversation("c")?.version == 1)
  }

  @Test func whatAnEditedBotDropsIsNotedOnceItIsStored() async throws {
    let files = try SmallBot.files()
    let old = try SmallBot.bot(in: files)
    try files.replace(
      "  hasCard: { values: [yes, no] }", "  hasCard: { values: [yes, no, lost] }",
      in: "dialogue/parcours.yml")
    try files.replace(
      "label: Je ne sais pas, like: [unsure] }",
      "label: Je ne sais pas, like: [unsure], set: { hasCard: lost } }", in: "dialogue/parcours.yml"
    )
    for text in ["ack", "known"] {
      try files.replace(
        "texts:\n", "texts:\n  - { id: \(text).hasCard.lost, variants: [perdue] }\n",
        in: "answers/textes.yml")
    }
    let edited = try SmallBot.bot(in: files)
    let noted = Mutex<[[String]]>([])
    func service(_ bot: Bot) -> ConversationService {
      ConversationService(engine: Engine(bot: bot), store: store) {
        Timestamp(seconds: 1_000)
      } note: { notes in
        noted.withLock { $0.append(notes) }
      }
    }
    _ = try await service(edited).open("c")
    _ = try await service(edited).send(.text("je ne sais pas"), to: "c", missing: .refuse)
    #expect(noted.withLock { $0 } == [])
    _ = try await service(old).send(.text("bonjour, mon nom est Jo"), to: "c", missing: .refuse)
    let expected = ["fait abandonné : hasCard=lost"]
    #expect(noted.withLock { $0 } == [expected])
    #expect(try await store.conversation("c")?.turns.last?.notes == expected)
    _ = try await service(old).send(.text("bonjour"), to: "c", missing: .refuse)
    #expect(noted.withLock { $0 } == [expected])
    #expect(try await store.conversation("c")?.turns.last?.notes == nil)
  }

  @Test func aResendGivesTheSameTurnAndChangesNothing() async throws {
    _ = try await service.open("c")
    let first = try await service.send(
      .text("j'ai une carte"), messageID: "m1", to: "c", missing: .refuse)
    _ = try await service.send(.text("aide"), messageID: "m2", to: "c", missing: .refuse)
    let before = try await store.conversation("c")
    let again = try await service.send(
      .text("j'ai une carte"), messageID: "m1", to: "c", missing: .refuse)
    #expect(again == first)
    #expect(try await store.conversation("c") == before)
  }

  @Test func aSecretAnnouncedByTheMessageBeforeIsNotStoredAndCanBeSentAgain() async throws {
    _ = try await service.open("c")
    _ = try await service.send(
      .text("mon mot de passe est"), messageID: "m1", to: "c", missing: .refuse)
    let first = try await service.send(
      .text("tulipes"), messageID: "m2", to: "c", missing: .refuse)
    _ = try await service.send(.text("aide"), messageID: "m3", to: "c", missing: .refuse)
    let again = try await service.send(
      .text("tulipes"), messageID: "m2", to: "c", missing: .refuse)
    #expect(again == first)
    let stored = try #require(try await store.conversation("c"))
    #expect(stored.turns[2].text == "[masqué]")
    #expect(!String(decoding: try JSONEncoder().encode(stored), as: UTF8.self).contains("tulipes"))
    #expect(
      service.masked([.text("mon mot de passe est"), .text("tulipes"), .text("tulipes")])
        == ["mon mot de passe est", "[masqué]", "tulipes"])
  }

  @Test func aClockSetBackTakesNobodyBack() async throws {
    let times = Mutex<[Int64]>([5_000, 5_010, 4_000, 5_020])
    let service = ConversationService(engine: try SmallBot.engine(), store: store) {
      Timestamp(seconds: times.withLock { $0.removeFirst() })
    }
    _ = try await service.open("c")
    for _ in 0..<3 { _ = try await service.send(.text("aide"), to: "c", missing: .refuse) }
    let turns = try #require(try await store.conversation("c")).turns
    #expect(turns.map(\.at.seconds) == [5_000, 5_010, 5_010, 5_020])
  }

  @Test func manyResendsAtOnceAreOneTurn() async throws {
    _ = try await service.open("c")
    let turns = try await withThrowingTaskGroup(of: Turn.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await service.send(.text("oui"), messageID: "m1", to: "c", missing: .refuse)
        }
      }
      return try await group.reduce(into: Set<Turn>()) { $0.insert($1) }
    }
    #expect(turns.count == 1)
    #expect(try await store.conversation("c")?.version == 2)
  }

  @Test(arguments: [Input.text("autre chose"), .choice("j'ai une carte"), .text("")])
  func anIdForAnotherMessageIsRefused(other: Input) async throws {
    _ = try await service.open("c")
    _ = try await service.send(
      .text("j'ai une carte"), messageID: "m1", to: "c", missing: .refuse)
    await #expect(throws: ConversationError.messageIDReused) {
      _ = try await service.send(other, messageID: "m1", to: "c", missing: .refuse)
    }
    #expect(try await store.conversation("c")?.version == 2)
  }

  @Test func idsAreOfOneConversation() async throws {
    for id in ["c", "d"] {
      _ = try await service.open(id)
      _ = try await service.send(.text("oui \(id)"), messageID: "m1", to: id, missing: .refuse)
    }
    #expect(try await store.conversation("d")?.version == 2)
  }

  @Test func withoutAnIdEveryMessageCounts() async throws {
    _ = try await service.open("c")
    for _ in 0..<3 { _ = try await service.send(.text("aide"), to: "c", missing: .refuse) }
    #expect(try await store.conversation("c")?.version == 4)
  }

  @Test func fiftySendersToOneConversationAreInOrder() async throws {
    _ = try await service.open("c")
    let turns = try await withThrowingTaskGroup(of: Turn.self) { group in
      for number in 0..<50 {
        group.addTask {
          try await service.send(
            .text("message \(number)"), messageID: "m\(number)", to: "c", missing: .refuse)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let stored = try #require(try await store.conversation("c"))
    #expect(stored.version == 51)
    #expect(stored.turns.map(\.turn.turn) == Array(0...50))
    #expect(stored.state.turn == 50)
    #expect(Set(turns.map(\.turn)) == Set(1...50))
    for turn in turns { #expect(stored.turns[turn.turn].turn == turn) }
    #expect(Set(stored.turns.compactMap(\.messageID)).count == 50)
  }

  @Test func aReplyIsTheOneItsPlaceInTheOrderCallsFor() async throws {
    _ = try await service.open("c")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask { _ = try await service.send(.text("azerty"), to: "c", missing: .refuse) }
      }
      try await group.waitForAll()
    }
    let texts = try #require(try await store.conversation("c")).turns.dropFirst()
      .map { $0.turn.messages[0].text.prefix(10) }
    #expect(texts.prefix(3) == ["fallback.1", "fallback.2", "fallback.3"])
    #expect(Set(texts.dropFirst(3)) == ["fallback.3"])
  }

  @Test func anUnknownConversationIsRefusedOrBegun() async throws {
    await #expect(throws: ConversationError.unknownConversation) {
      _ = try await service.send(.text("oui"), to: "c", missing: .refuse)
    }
    #expect(try await store.conversation("c") == nil)
    let turn = try await service.send(.text("oui"), to: "c", missing: .begin)
    #expect(turn.turn == 1)
    #expect(turn.situation["hasCard"] == "yes")
    #expect(try await store.conversation("c")?.turns.map(\.turn.turn) == [0, 1])
  }

  @Test func manyFirstMessagesBeginOneConversation() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask { _ = try await service.send(.text("aide"), to: "c", missing: .begin) }
      }
      try await group.waitForAll()
    }
    #expect(try await store.conversation("c")?.version == 21)
  }

  @Test func erasingForgetsForGood() async throws {
    _ = try await service.open("c")
    _ = try await service.send(.text("oui"), messageID: "m1", to: "c", missing: .refuse)
    try await service.erase("c")
    await #expect(throws: ConversationError.unknownConversation) { try await service.erase("c") }
    await #expect(throws: ConversationError.unknownConversation) {
      _ = try await service.conversation("c")
    }
    await #expect(throws: ConversationError.unknownConversation) {
      _ = try await service.send(.text("oui"), messageID: "m1", to: "c", missing: .refuse)
    }
    #expect(try await service.open("c").turn == 0)
    #expect(try await service.conversation("c").state.memory.situation.told.isEmpty)
  }

  @Test func nothingSecretIsStored() async throws {
    _ = try await service.open("c")
    _ = try await service.send(
      .text("mon mot de passe est tulipe99"), messageID: "m1", to: "c", missing: .refuse)
    let stored = try await service.conversation("c")
    let json = String(decoding: try JSONEncoder().encode(stored), as: UTF8.self)
    #expect(!json.contains("tulipe"))
    #expect(stored.turns.last?.text == "mon mot de passe est [masqué]")
  }

  @Test func theDigestOfAMessageSaysNothingOfItsSecret() async throws {
    for (id, secret) in [("c", "tulipe99"), ("d", "jonquille")] {
      _ = try await service.open(id)
      _ = try await service.send(
        .text("mon mot de passe est \(secret)"), messageID: "m1", to: id, missing: .refuse)
    }
    let digests = Set(
      [try await service.conversation("c"), try await service.conversation("d")]
        .compactMap { $0.turns.last?.inputDigest })
    #expect(digests.count == 1)
  }

  @Test func aStoreThatFailsIsNamedAndAConflictIsTriedAgain() async throws {
    let engine = try SmallBot.engine()
    let broken = ConversationService(engine: engine, store: FailingStore(.unavailable("disk"))) {
      Timestamp(seconds: 0)
    }
    await #expect(throws: ConversationError.storeUnavailable("disk")) {
      _ = try await broken.open("c")
    }
    let busy = FailingStore(.versionConflict)
    let service = ConversationService(engine: engine, store: busy) { Timestamp(seconds: 0) }
    await #expect(throws: ConversationError.busy) {
      _ = try await service.send(.text("oui"), to: "c", missing: .refuse)
    }
    #expect(busy.attempts > 1)
  }
}

/// Holds one conversation, and refuses every turn in the same way.
private final class FailingStore: ConversationStore {
  private let error: StoreError
  private let count = Mutex(0)

  init(_ error: StoreError) { self.error = error }

  var attempts: Int { count.withLock { $0 } }

  func conversation(_ id: String) async throws(StoreError) -> StoredConversation? {
    if error != .versionConflict { throw error }
    return StoredConversation(
      state: ConversationStoreContract.state(0), version: 1,
      turns: [ConversationStoreContract.record(0)])
  }

  func append(
    _ record: TurnRecord, state: ConversationState, to id: String, expecting version: Int
  ) async throws(StoreError) {
    count.withLock { $0 += 1 }
    throw error
  }

  func erase(_ id: String) async throws(StoreError) -> Bool { throw error }
}

import GuichetStore
import GuichetTestKit
import Testing

@Suite struct MemoryStoreTests {
  @Test(arguments: ConversationStoreContract.Check.allCases)
  func keepsToTheContract(check: ConversationStoreContract.Check) async throws {
    try await ConversationStoreContract { MemoryStore() }.run(check)
  }
}

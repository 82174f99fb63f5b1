public import GuichetCore

extension KnowledgeBase {
  /// Builds the knowledge base from the text as received and what its author says about it.
  ///
  /// Pure and deterministic. The result holds what could be built, and is to be kept only when no
  /// finding is an error.
  ///
  /// - Parameters:
  ///   - received: The received text; its lines end with a line feed.
  ///   - definition: The corrections, losses, structure and facts.
  /// - Returns: The knowledge base, and every finding in the order of the files.
  public static func build(
    received: String, definition: GuideDefinition
  ) -> (knowledge: KnowledgeBase, findings: [Diagnostic]) {
    var builder = GuideBuilder(received: received, definition: definition)
    let knowledge = builder.build()
    let findings = builder.findings.sorted { ($0.location, $0.id) < ($1.location, $1.id) }
    return (knowledge, findings)
  }
}

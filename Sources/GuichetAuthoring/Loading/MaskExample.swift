package import GuichetCore

/// A message in which a mask must hide something, or nothing.
package struct MaskExample: Sendable {
  /// The messages before it, when it takes several to show.
  package var earlier: [String]
  /// The message.
  package var text: String
  /// Where it was written.
  package var location: SourceLocation
  /// Whether something must be hidden.
  package var isMasked: Bool
}

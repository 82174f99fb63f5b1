import GuichetCore

/// Where the readers of blocks put their findings.
protocol FindingCollector {
  var file: String { get }
  var classifier: LineClassifier { get }
  mutating func report(_ id: String, _ message: String, at location: SourceLocation)
}

/// A section line and the lines under it.
struct TranscriptBlock: Sendable {
  let section: TranscriptSection
  let location: SourceLocation
  var lines: [SourceLine] = []
  /// The number of the last line that is not blank.
  var lastLine = 0
}

extension Substring {
  /// Without its first scalar.
  func droppingFirstScalar() -> Substring {
    isEmpty ? self : self[unicodeScalars.index(after: startIndex)...]
  }
}
